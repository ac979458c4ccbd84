// The box to write on the wall as a resident: a new message, an answer to a comment, other words for one's own.
import { $, post } from "./dom.js";
import { chosen } from "./places.js";

const target = { post: 0, comment: 0, own: false }; // own: the comment itself is being changed

export function startWriting() {
  $("write").addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = event.submitter ?? $("write").querySelector("[type=submit]");
    button.disabled = true;
    try {
      await send($("wall-text").value);
      $("wall-text").value = "";
      turnTo();
    } catch { /* shown already; the words stay in the box */ } finally {
      button.disabled = false;
    }
  });
  $("wall-text").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) $("write").requestSubmit();
  });
  $("wall-reply").querySelector("button").addEventListener("click", () => {
    if (target.own) $("wall-text").value = "";
    turnTo();
  });
}

function send(text) {
  const resident = Number($("resident").value);
  const place = chosen($("where").value);
  const where = Number($("where").value);
  if (target.own) return post("wall/edit", { comment: target.comment, text });
  if (target.comment) return post("wall/comment", { post: target.post, resident, text, reply_to: target.comment });
  if (place) return post("wall/place", { place, resident, text });
  if (where) return post("wall/comment", { post: where, resident, text });
  return post("wall/post", { resident, text });
}

// answerTo turns the box to a comment; a resident who is known already writes.
export function answerTo(under, c, resident) {
  if (target.own) $("wall-text").value = "";
  turnTo({ post: under, comment: c.id }, "Ответ: " + c.author, resident);
}

// change takes the words of a resident's comment into the box.
export function change(under, c) {
  turnTo({ post: under, comment: c.id, own: true }, "Изменить комментарий: " + c.author, c.resident);
  $("wall-text").value = c.text;
}

// erase deletes a resident's comment.
export async function erase(c) {
  await post("wall/delete", { comment: c.id });
  if (target.comment !== c.id) return;
  if (target.own) $("wall-text").value = "";
  turnTo();
}

function turnTo(to = {}, words = "", resident = 0) {
  Object.assign(target, { post: 0, comment: 0, own: false }, to);
  $("wall-reply").hidden = !target.comment;
  $("wall-reply").querySelector("span").textContent = words;
  $("wall-reply").querySelector("button").setAttribute("aria-label", target.own ? "Не изменять комментарий" : "Не отвечать на комментарий");
  $("where").disabled = Boolean(target.comment);
  $("resident").disabled = target.own;
  $("write").querySelector("[type=submit]").textContent = target.own ? "Сохранить" : "Отправить";
  if (resident) $("resident").value = String(resident);
  if (target.comment) $("wall-text").focus();
}
