// Where a person writes: the reply bar, a photo, the words.
import { el, note, post } from "./dom.js";
import { firstLine } from "./message.js";

const clip = "M21 11.5 12.4 20a5.4 5.4 0 0 1-7.6-7.6l8.9-8.8a3.6 3.6 0 0 1 5.1 5.1l-8.9 8.8a1.8 1.8 0 0 1-2.5-2.5l7.9-7.9";
const plane = "M3.5 20.5 21 12 3.5 3.5 3.4 10l11.1 2-11.1 2z";

function icon(path, filled) {
  const ns = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(ns, "svg");
  const line = document.createElementNS(ns, "path");
  line.setAttribute("d", path);
  for (const [k, v] of Object.entries({ viewBox: "0 0 24 24", "aria-hidden": "true", fill: filled ? "currentColor" : "none",
    stroke: filled ? "none" : "currentColor", "stroke-width": "1.9", "stroke-linecap": "round", "stroke-linejoin": "round" })) {
    svg.setAttribute(k, v);
  }
  svg.append(line);
  return svg;
}

export class Composer {
  constructor(key, name, chosen) {
    Object.assign(this, { key, chosen, target: null, photo: null });
    this.words = el("textarea", { rows: 1, maxLength: 4096, placeholder: "Сообщение", "aria-label": `Сообщение от имени: ${name}` });
    this.file = el("input", { type: "file", accept: "image/*", "aria-label": "Приложить фото", onchange: () => this.attach(this.file.files[0]) });
    this.bar = el("div.bar", { hidden: true });
    this.send = el("button.icon.send", { type: "submit", "aria-label": "Отправить" }, icon(plane, true));
    this.node = el("div.say", {}, this.bar, el("form", { onsubmit: (e) => { e.preventDefault(); this.submit(); } },
      el("label.icon", { title: "Приложить фото" }, icon(clip), this.file), this.words, this.send));
    this.words.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.submit();
      } else if (event.key === "Escape") this.reply(null);
    });
  }

  // reply opens the bar on a message, or closes it.
  reply(m, focus = true) {
    this.target = m;
    this.drawBar();
    this.words.placeholder = m?.placeholder || (m ? "Ваш ответ" : "Сообщение");
    this.chosen(m?.id ?? 0);
    if (m && focus) this.words.focus({ preventScroll: true });
  }

  attach(file) {
    if (file && !file.type.startsWith("image/")) {
      note("Приложить можно картинку");
      return;
    }
    this.photo = file ?? null;
    this.drawBar();
    this.words.focus({ preventScroll: true });
  }

  drawBar() {
    if (this.preview) URL.revokeObjectURL(this.preview);
    this.preview = this.photo ? URL.createObjectURL(this.photo) : "";
    this.bar.hidden = !this.target && !this.photo;
    this.bar.replaceChildren(...[
      this.preview && el("img", { src: this.preview, alt: "Приложенное фото" }),
      el("span", {}, el("b", {}, this.target ? "Ответ на сообщение" : "Фото"), el("i", {}, this.target ? firstLine(this.target) : this.photo?.name ?? "")),
      el("button.quiet", { type: "button", "aria-label": "Убрать", onclick: () => this.clear() }, "×"),
    ].filter(Boolean));
  }

  clear() {
    this.photo = null;
    this.file.value = "";
    this.reply(null);
  }

  async submit() {
    const text = this.words.value.trim();
    if (!text && !this.photo) return;
    this.send.disabled = true;
    try {
      if (this.photo) {
        const form = new FormData();
        form.set("person", this.key);
        form.set("text", text);
        form.set("reply_to", this.target?.id ?? 0);
        form.set("photo", this.photo);
        await post("say", form);
      } else {
        await post("say", { person: this.key, text, reply_to: this.target?.id ?? 0 });
      }
      this.words.value = "";
      this.clear();
    } catch { /* shown already; the words stay */ } finally {
      this.send.disabled = false;
    }
  }

  // type shows what the example is writing, letter by letter; "" ends it.
  type(text, m, pace) {
    clearInterval(this.typing);
    this.words.readOnly = Boolean(text);
    this.words.value = "";
    if (!text) {
      if (this.target) this.reply(null);
      return;
    }
    this.reply(m, false);
    const began = performance.now();
    this.typing = setInterval(() => {
      const share = Math.min(1, (performance.now() - began) / (pace * 1.6));
      this.words.value = text.slice(0, Math.round(text.length * share));
      this.words.scrollTop = this.words.scrollHeight;
      if (share === 1) clearInterval(this.typing);
    }, 40);
  }
}
