// A person's phone: the chat with the bot, toasts, the composer.
import { bare, el, keyed } from "./dom.js";
import { Composer } from "./composer.js";
import { drawMessage } from "./message.js";
import { day } from "./time.js";

export class Phone {
  constructor(person, index, activate) {
    Object.assign(this, { key: person.key, messages: [], tapping: new Map(), newest: 0, forced: 0, told: null, held: null });
    this.chat = el("div.chat", { role: "log", "aria-label": `Чат: ${person.short}`, tabIndex: 0 });
    this.composer = new Composer(person.key, person.short, (id) => this.choose(id));
    this.root = el("section.phone", { id: "phone-" + person.key, "aria-label": `Телефон: ${person.name}` },
      el("header", {}, el("span.avatar.c" + (index % 5), { "aria-hidden": "true" }, initialsOf(person)),
        el("div", {}, el("h2", {}, person.name), el("p", {}, el("span.role", {}, person.role), ". " + person.duty))),
      this.chat, this.composer.node);
    this.root.addEventListener("pointerdown", () => activate(this.key));
    this.root.addEventListener("focusin", () => activate(this.key));
    this.low = true; // whether the chat is read to its end, and should stay so
    this.chat.addEventListener("scroll", () => { this.low = this.chat.scrollHeight - this.chat.scrollTop - this.chat.clientHeight < 60; });
    new ResizeObserver(() => {
      if (this.low) this.down(false);
      else this.held?.scrollIntoView({ block: "end", behavior: "instant", inline: "nearest" });
    }).observe(this.chat);
    this.toasts = el("div", { role: "status", "aria-live": "polite" });
    this.root.append(this.toasts);
  }

  find(id) { return this.messages.find((m) => m.id === id); }
  node(id) { return this.chat.querySelector(`[data-message="${id}"]`); }
  reply(m) { this.composer.reply(m); }

  choose(id) {
    for (const n of this.chat.querySelectorAll(".chosen")) n.classList.remove("chosen");
    if (id) this.node(id)?.classList.add("chosen");
  }

  // draw shows the messages and returns the id of the newest one of the bot.
  draw(messages, active) {
    const first = this.newest === 0;
    const low = this.low;
    const last = messages.at(-1)?.id ?? 0;
    this.messages = messages;
    keyed(this.chat, withDays(messages), (m) => m.day ?? m.id, (m) => (m.day ? el("div.day", {}, m.day) : drawMessage(this, m)));
    this.choose(this.composer.target?.id ?? 0);
    if (first || last > this.newest || low) this.down(!first);
    this.newest = Math.max(this.newest, last);
    const asks = messages.findLast((m) => m.force_reply);
    if (asks && asks.id > this.forced) {
      this.forced = asks.id;
      if (!first && !messages.some((m) => m.reply_to === asks.id)) this.composer.reply(asks, active);
    }
    return messages.findLast((m) => m.bot)?.id ?? 0;
  }

  down(smooth) {
    const go = () => this.chat.scrollTo({ top: this.chat.scrollHeight, behavior: smooth ? "smooth" : "instant" });
    requestAnimationFrame(go);
  }

  tapped(no, button) { this.tapping.set(no, button); }

  // answers shows what the program said to taps: in passing, or as a window that has to be closed.
  answers(taps) {
    const mine = taps.filter((t) => t.person === this.key && t.answered);
    if (this.told === null) this.told = new Set(mine.map((t) => t.no));
    for (const t of mine) {
      this.tapping.get(t.no)?.classList.remove("busy");
      this.tapping.delete(t.no);
      if (this.told.has(t.no)) continue;
      this.told.add(t.no);
      if (t.text) (t.alert ? this.alert : this.toast).call(this, t.text);
    }
  }

  toast(words) {
    const t = el("div.toast", {}, words);
    this.toasts.replaceChildren(t);
    setTimeout(() => t.remove(), 4000);
  }

  alert(words) {
    const before = document.activeElement;
    const close = () => { box.remove(); before?.focus?.({ preventScroll: true }); };
    const ok = el("button.primary", { type: "button", onclick: close }, "Понятно");
    const box = el("div.alert", { role: "alertdialog", "aria-modal": "true", "aria-label": words,
      onkeydown: (e) => { if (e.key === "Escape") close(); } }, el("div", {}, el("p", {}, words), ok));
    this.root.querySelector(".alert")?.remove();
    this.root.append(box);
    ok.focus({ preventScroll: true });
  }

  // point marks the button that the example is about to tap.
  point(message, label) {
    this.held = null;
    for (const n of this.chat.querySelectorAll(".pointed")) n.classList.remove("pointed");
    const node = this.node(message);
    const keys = [...(node?.querySelectorAll(".keys button") ?? [])];
    const key = label && (keys.find((k) => k.textContent === label) ?? keys.find((k) => bare(k.textContent) === bare(label)));
    if (!key) return;
    key.classList.add("pointed");
    key.scrollIntoView({ block: "center", behavior: "smooth", inline: "nearest" });
  }

  // read brings the words of a message into view, and keeps them there while the composer grows.
  read(message) {
    this.held = this.node(message)?.querySelector(".bubble");
    this.low = false;
    requestAnimationFrame(() => this.held?.scrollIntoView({ block: "end", behavior: "smooth", inline: "nearest" }));
  }
}

const initialsOf = (p) => p.name.split(" ").slice(0, 2).map((w) => w[0]).join("").toUpperCase();

// withDays puts a line with the date before the first message of each day.
function withDays(messages) {
  const out = [];
  let last = "";
  for (const m of messages) {
    if (day(m.at) !== last) out.push({ day: (last = day(m.at)) });
    out.push(m);
  }
  return out;
}
