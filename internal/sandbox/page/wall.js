// The community's wall.
import { $, el, flash, hue, initials, keyed, options } from "./dom.js";
import { choices, drawPlaces } from "./places.js";
import { day, now, when } from "./time.js";
import { answerTo, change, erase } from "./write.js";

export function drawWall(state) {
  const today = day(now()); // times are told as of today: what was drawn yesterday is drawn anew
  options($("resident"), state.residents.map((r) => [String(r.id), r.name]));
  options($("where"), [
    ...state.posts.map((p) => [String(p.id), "Под записью «" + p.text.slice(0, 40).trimEnd() + "…»"]),
    ["0", "Новая запись на стене"],
    ...choices(state),
  ]);
  keyed($("examples"), state.examples, (e) => e.title, (e) => el("button", {
    type: "button",
    onclick() {
      $("resident").value = String(e.resident);
      $("wall-text").value = e.text;
      $("wall-text").focus();
    },
  }, e.title));
  keyed($("posts"), state.posts.map(({ comments, ...head }) => ({ ...head, today })), (p) => p.id, drawPost);
  for (const p of state.posts) {
    keyed($("under" + p.id), p.comments.map((c) => ({ ...c, today })), (c) => c.id, (c, old) => drawComment(p, c, old));
  }
  drawPlaces(state);
  drawTrouble(state.trouble);
}

function drawPost(p, old) {
  const comments = old?.querySelector(".comments") ?? el("div.comments", { id: "under" + p.id });
  return el("article.card.post", { id: "p" + p.id },
    el("header", {}, avatar(p), el("div", {}, name(p), el("div.at", {}, when(p.at)))),
    el("p.words", {}, p.text), comments);
}

export function drawComment(under, c, old) {
  const seen = new Set([...(old?.querySelectorAll(".comment") ?? [])].map((n) => n.id));
  const node = el("div." + (c.official ? "comment.official" : "comment"), { id: "c" + c.id }, avatar(c),
    el("div.body", {}, name(c), c.official && el("div.official-words", {}, "Официальный ответ"), el("p.words", {}, c.deleted ? "Комментарий удалён" : c.text),
      c.files && el("p.files", {}, "📎 " + c.files.join(", ")),
      el("footer", {}, el("span.at", {}, when(c.at) + (c.edited ? ", изменено" : "")), ...(c.deleted ? [] : deeds(under, c))),
      c.comments?.length ? el("div.thread", {}, ...c.comments.map((t) => drawComment(under, t))) : null));
  const fresh = c.comments?.findLast((t) => t.official && old && !seen.has("c" + t.id));
  if (fresh) requestAnimationFrame(() => flash($("c" + fresh.id)));
  if (!old && drawn.has(under.id)) requestAnimationFrame(() => node.scrollIntoView({ block: "nearest", behavior: "smooth" }));
  requestAnimationFrame(() => drawn.add(under.id));
  return node;
}

// deeds are what can be done to a comment. Under the town's answer the one who had asked writes again.
function deeds(under, c) {
  const deed = (label, onclick) => el("button.link", { type: "button", onclick }, label);
  const asker = c.official ? find(under.comments, c.reply_to)?.resident : 0;
  return [
    !under.closed && deed("Ответить", () => answerTo(under.id, c, asker)),
    c.resident && deed("Изменить", () => change(under.id, c)),
    c.resident && deed("Удалить", () => erase(c).catch(() => {})),
  ].filter(Boolean);
}

function find(comments, id) {
  return comments.flatMap((c) => [c, ...(c.comments ?? [])]).find((c) => c.id === id);
}

const drawn = new Set(); // posts that have been on the screen: what comes under them later is news

function avatar(who) {
  if (who.official) return el("span.avatar.town", { "aria-hidden": "true" }, "АГ");
  return el("span.avatar." + hue(who.author), { "aria-hidden": "true" }, initials(who.author));
}

function name(who) {
  return el("div.who", {}, who.author, who.official && el("span.tick", { role: "img", "aria-label": "официально" }, "✓"));
}

function drawTrouble(t) {
  const all = [...t.telegram.map((w) => "Telegram: " + w), ...t.vk.map((w) => "ВКонтакте: " + w)];
  if (t.too_many) all.push("превышений лимита: " + t.too_many);
  $("trouble").classList.toggle("bad", all.length > 0);
  $("trouble").textContent = all.length ? "Замечания двойников к программе: " + all.join("; ") : "Замечаний двойников к программе нет.";
}
