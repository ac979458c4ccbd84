// One message of a chat as a phone shows it.
import { $, el, flash, post } from "./dom.js";
import { formatted } from "./text.js";
import { hhmm } from "./time.js";

// drawMessage needs the chat that it stands in: chat.key, chat.find(id), chat.reply(message), chat.tapped(no).
export function drawMessage(chat, m) {
  const quoted = m.reply_to ? chat.find(m.reply_to) : null;
  const bubble = el("div.bubble", {},
    quoted && el("button.quoted", { type: "button", onclick: () => flash(chat.node(quoted.id)) }, firstLine(quoted)),
    m.media && picture(m.media),
    m.text && formatted(m.text, m.entities),
    el("div.meta", {},
      m.bot && el("button.answer", { type: "button", onclick: () => chat.reply(m) }, "Ответить"),
      m.edited ? el("span", {}, "изменено") : null,
      el("span", {}, hhmm(m.at))));
  if (m.bot) {
    bubble.addEventListener("click", (event) => {
      if (!event.target.closest("a, button") && getSelection().isCollapsed) chat.reply(m);
    });
  }
  bubble.addEventListener("click", follow);
  return el("div." + (m.bot ? "msg.answerable" : "msg.mine"), { "data-message": m.id }, bubble,
    m.buttons?.length ? el("div.keys", {}, ...m.buttons.map((row) => el("div", {}, ...row.map((b) => key(chat, m, b))))) : null);
}

export const firstLine = (m) => (m.text || "Фото").split("\n").find((l) => l.trim()) ?? "Фото";

function picture(media) {
  if (media.kind !== "photo") return el("p", {}, "📎 " + (media.name || "файл"));
  return el("img", { src: "/api/file?id=" + encodeURIComponent(media.id), alt: "Фото", loading: "lazy" });
}

function key(chat, m, b) {
  if (b.url) {
    return el("a", /^https?:/.test(b.url) ? { href: b.url, target: "_blank", rel: "noopener noreferrer" } : {}, b.label + " ↗");
  }
  const ticked = /^[✓✔☑]/u.test(b.label);
  return el(ticked ? "button.ticked" : "button", {
    type: "button",
    async onclick(event) {
      const button = event.currentTarget;
      button.classList.add("busy");
      try {
        const { tap } = await post("tap", { person: chat.key, message: m.id, label: b.label, data: b.data });
        chat.tapped(tap, button);
      } catch {
        button.classList.remove("busy");
      }
    },
  }, b.label);
}

// follow keeps links into the sandbox's own VK on the page: they lead to the wall beside the phones.
function follow(event) {
  const link = event.target.closest?.("a[href]");
  const place = link?.href.match(/^https:\/\/vk\.com\/wall-\d+_(\d+)(?:\?reply=(\d+))?/);
  const target = place && ($("c" + place[2]) ?? $("p" + place[1]));
  if (!target) {
    if (link?.href.startsWith("https://vk.com/")) event.preventDefault(); // such pages are not of the real network
    return;
  }
  event.preventDefault();
  document.dispatchEvent(new CustomEvent("show", { detail: "wall" }));
  flash(target);
}
