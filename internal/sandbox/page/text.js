// Text with Telegram's entities, as elements. Offsets count UTF-16 units, as JavaScript's strings do.
import { el } from "./dom.js";

const tags = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote", spoiler: "span",
};

export function formatted(text, entities = []) {
  const place = el("div.text");
  fill(place, text, 0, text.length, [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length));
  return place;
}

// fill writes text[from, to) with the entities that lie in it, those within an entity inside its element.
function fill(place, text, from, to, entities) {
  let at = from;
  for (let i = 0; i < entities.length; i++) {
    const e = entities[i];
    const end = Math.min(e.offset + e.length, to);
    if (e.offset < at || e.offset >= to) continue;
    const block = tags[e.type] === "blockquote";
    const before = text.slice(at, e.offset);
    place.append(block && before.endsWith("\n") ? before.slice(0, -1) : before); // a block begins its line itself
    const inner = [];
    while (i + 1 < entities.length && entities[i + 1].offset < end) inner.push(entities[++i]);
    const node = element(e, text.slice(e.offset, end));
    fill(node, text, e.offset, end, inner);
    place.append(node);
    at = end;
    if (block && text[at] === "\n") at++; // and ends it
  }
  place.append(text.slice(at, to));
}

function element(e, words) {
  const address = e.type === "text_link" ? e.url : e.type === "url" ? words : "";
  if (/^https?:\/\//.test(address)) return el("a", { href: address, target: "_blank", rel: "noopener noreferrer" });
  return el(tags[e.type] || "span");
}
