package screens_test

import (
	"bytes"
	"cmp"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"slices"
)

// colours is how many a picture keeps: letters need few.
const colours = 20

// vivid is how much more a bright colour counts than grey: there is little of it, in marks that mean something.
const vivid = 2

// shrunk is the picture with its commonest colours alone.
func shrunk(data []byte) ([]byte, error) {
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("shrink: %w", err)
	}
	b := picture.Bounds()
	out := image.NewPaletted(image.Rect(0, 0, b.Dx(), b.Dy()), palette(picture))
	known := map[color.Color]uint8{}
	for y := range b.Dy() {
		for x := range b.Dx() {
			c := picture.At(b.Min.X+x, b.Min.Y+y)
			i, ok := known[c]
			if !ok {
				i = uint8(out.Palette.Index(c)) // there are few
				known[c] = i
			}
			out.SetColorIndex(x, y, i)
		}
	}
	var small bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	err = encoder.Encode(&small, out)
	return small.Bytes(), err
}

// palette picks the commonest colours, of those that are nearly the same one.
func palette(picture image.Image) color.Palette {
	type shade struct{ r, g, b uint8 }
	count, sample := map[shade]int{}, map[shade]color.Color{}
	exact := map[color.Color]int{}
	b := picture.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			c := picture.At(x, y)
			exact[c]++
			r, g, bl, _ := c.RGBA()
			s := shade{uint8(r >> 11), uint8(g >> 11), uint8(bl >> 11)} // five bits
			count[s] += 1 + vivid*(int(max(s.r, s.g, s.b))-int(min(s.r, s.g, s.b)))
			if old, ok := sample[s]; !ok || exact[c] > exact[old] {
				sample[s] = c
			}
		}
	}
	shades := make([]shade, 0, len(count))
	for s := range count {
		shades = append(shades, s)
	}
	slices.SortFunc(shades, func(x, y shade) int {
		return cmp.Or(count[y]-count[x], cmp.Compare(x.r, y.r), cmp.Compare(x.g, y.g), cmp.Compare(x.b, y.b))
	})
	var list color.Palette
	for _, s := range shades[:min(colours, len(shades))] {
		list = append(list, sample[s])
	}
	return list
}
