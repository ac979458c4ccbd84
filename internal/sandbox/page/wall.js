// The community's wall, and the box to write on it as a resident.
import { $, el, flash, hue, initials, keyed, options, post } from "./dom.js";
import { day, now, when } from "./time.js";

const reply = { post: 0, comment: 0 };

export function startWall() {
  $("write").addEventListener("submit", async (event) => {
    event.preventDefault();
    const resident = Number($("resident").value);
    const text = $("wall-text").value;
    const where = Number($("where").value);
    const button = event.submitter ?? $("write").querySelector("[type=submit]");
    button.disabled = true;
    try {
      if (reply.comment) await post("wall/comment", { post: reply.post, resident, text, reply_to: reply.comment });
      else if (where) await post("wall/comment", { post: where, resident, text });
      else await post("wall/post", { resident, text });
      $("wall-text").value = "";
      answerTo(0, 0);
    } catch { /* shown already; the words stay in the box */ } finally {
      button.disabled = false;
    }
  });
  $("wall-text").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) $("write").requestSubmit();
  });
  $("wall-reply").querySelector("button").addEventListener("click", () => answerTo(0, 0));
}

function answerTo(post, comment, words = "") {
  Object.assign(reply, { post, comment });
  $("wall-reply").hidden = !comment;
  $("wall-reply").querySelector("span").textContent = words;
  $("where").disabled = Boolean(comment);
  if (comment) $("wall-text").focus();
}

export function drawWall(state) {
  const today = day(now()); // times are told as of today: what was drawn yesterday is drawn anew
  options($("resident"), state.residents.map((r) => [String(r.id), r.name]));
  options($("where"), [
    ...state.posts.map((p) => [String(p.id), "Под записью «" + p.text.slice(0, 40).trimEnd() + "…»"]),
    ["0", "Новая запись на стене"],
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
  drawTrouble(state.trouble);
}

function drawPost(p, old) {
  const comments = old?.querySelector(".comments") ?? el("div.comments", { id: "under" + p.id });
  return el("article.card.post", { id: "p" + p.id },
    el("header", {}, avatar(p), el("div", {}, name(p), el("div.at", {}, when(p.at)))),
    el("p.words", {}, p.text), comments);
}

function drawComment(under, c, old) {
  const seen = new Set([...(old?.querySelectorAll(".comment") ?? [])].map((n) => n.id));
  const node = el("div." + (c.official ? "comment.official" : "comment"), { id: "c" + c.id }, avatar(c),
    el("div.body", {}, name(c), c.official && el("div.official-words", {}, "Официальный ответ"), el("p.words", {}, c.deleted ? "Комментарий удалён" : c.text),
      el("footer", {}, el("span.at", {}, when(c.at) + (c.edited ? ", изменено" : "")),
        !c.deleted && !under.closed && el("button.link", {
          type: "button", onclick: () => answerTo(under.id, c.id, "Ответ: " + c.author),
        }, "Ответить")),
      c.comments?.length ? el("div.thread", {}, ...c.comments.map((t) => drawComment(under, t))) : null));
  const fresh = c.comments?.findLast((t) => t.official && old && !seen.has("c" + t.id));
  if (fresh) requestAnimationFrame(() => flash($("c" + fresh.id)));
  if (!old && drawn.has(under.id)) requestAnimationFrame(() => node.scrollIntoView({ block: "nearest", behavior: "smooth" }));
  requestAnimationFrame(() => drawn.add(under.id));
  return node;
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
