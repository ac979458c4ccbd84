// Where residents write besides the wall: under a photo, in a discussion, privately, in the community of others.
import { $, el, keyed } from "./dom.js";
import { day, now } from "./time.js";
import { drawComment } from "./wall.js";

// chosen is the key of a place that is chosen in the box, "" for the wall.
export const chosen = (where) => (where.startsWith("at:") ? where.slice(3) : "");

export const choices = (state) => state.places.map((p) => ["at:" + p.key, p.kind + ": " + p.title]);

// drawPlaces shows those where something has been written.
export function drawPlaces(state) {
  const today = day(now());
  keyed($("places"), state.places.filter((p) => p.comments.length).map((p) => ({ ...p, today })), (p) => p.key, (p) => el("article.card.post.place",
    { id: "at-" + p.key },
    el("header", {}, el("div", {}, el("div.who", {}, p.title), el("div.at", {}, p.hint || p.kind))),
    el("div.comments", {}, ...p.comments.map((c) => drawComment({ id: "at-" + p.key, closed: true, comments: p.comments }, { ...c, id: p.key + c.id, resident: 0, comments: [] })))));
}
