// The sandbox's page: it follows the town by server-sent events and acts through its API.
import { $, el, initials, note, post } from "./dom.js";
import { Phone } from "./phone.js";
import { offerDemos, playing, startPlay } from "./play.js";
import { day, now, setClock, startClock } from "./time.js";
import { drawWall } from "./wall.js";
import { startWriting } from "./write.js";

const phones = new Map();
const seen = new Map(); // the newest message of the bot that its person has had before their eyes
const small = matchMedia("(max-width: 819px)");
let active = "operator";
let latest = null;

// activate turns to a person, or to the wall.
function activate(key, scroll = false) {
  document.body.dataset.view = key;
  if (phones.has(key)) {
    active = key;
    if (latest) seen.set(key, newest(key));
  }
  for (const [k, p] of phones) p.root.classList.toggle("active", k === key || (!small.matches && k === active));
  if (scroll && !small.matches) phones.get(key)?.root.scrollIntoView({ inline: "nearest", block: "nearest", behavior: "smooth" });
  if (small.matches && key !== "wall") phones.get(key)?.down(false);
  drawTabs();
}

const newest = (key) => latest.people.find((p) => p.key === key)?.messages.findLast((m) => m.bot)?.id ?? 0;

function unread(p) {
  const from = seen.get(p.key) ?? 0;
  return p.messages.filter((m) => m.bot && m.id > from).length;
}

function drawTabs() {
  if (!latest) return;
  const view = document.body.dataset.view;
  for (const p of latest.people) {
    const tab = $("tab-" + p.key);
    const n = p.key === active && (!small.matches || view === p.key) ? 0 : unread(p);
    tab.setAttribute("aria-pressed", String(small.matches ? view === p.key : p.key === active));
    const badge = tab.querySelector(".unread");
    badge.hidden = n === 0;
    badge.textContent = n > 99 ? "99+" : String(n);
    badge.setAttribute("aria-label", `новых: ${n}`);
  }
  $("tab-wall").setAttribute("aria-pressed", String(view === "wall"));
}

function build(people) {
  const tab = (key, avatar, title, line) => el("button" + (key === "wall" ? ".wall-tab" : ""), {
    type: "button", id: "tab-" + key, "aria-pressed": "false", onclick: () => activate(key, true),
  }, avatar, el("span", {}, el("b", {}, title), el("small", {}, line)), key !== "wall" && el("span.unread", { hidden: true }));
  $("tabs").append(tab("wall", el("span.avatar.town", { "aria-hidden": "true" }, "ВК"), "Стена", "ВКонтакте"));
  people.forEach((p, i) => {
    const phone = new Phone(p, i, (key) => { if (key !== active) activate(key); });
    phones.set(p.key, phone);
    $("stage").append(phone.root);
    const short = p.role.includes(",") ? p.role.split(", ").pop() : p.role.split(" ")[0];
    $("tabs").append(tab(p.key, el("span.avatar.c" + (i % 5), { "aria-hidden": "true" }, initials(p.name)), short, p.short));
    seen.set(p.key, p.messages.findLast((m) => m.bot)?.id ?? 0);
  });
  activate(small.matches ? "wall" : active);
}

function show(state) {
  latest = state;
  setClock(state.clock);
  if (!phones.size) build(state.people);
  drawWall(state);
  for (const p of state.people) {
    const phone = phones.get(p.key);
    const last = phone.draw(p.messages, p.key === active);
    if (p.key === active && (!small.matches || document.body.dataset.view === p.key)) seen.set(p.key, last);
    phone.answers(state.taps);
  }
  drawTabs();
  offerDemos(state.demos);
  playing(state.play, phones, (key) => activate(key, true));
  document.body.dataset.ready = "yes";
}

function follow() {
  const events = new EventSource("/api/events");
  let lost = false;
  events.addEventListener("state", (e) => show(JSON.parse(e.data)));
  events.addEventListener("clock", (e) => {
    const before = day(now());
    setClock(JSON.parse(e.data));
    if (latest && day(now()) !== before) drawWall(latest);
  });
  events.addEventListener("open", () => { if (lost) location.reload(); });
  events.addEventListener("error", () => {
    lost = true;
    note("Связь с песочницей потеряна. Страница подождёт и подключится сама.");
  });
}

new ResizeObserver(() => {
  if (!small.matches) phones.get(active)?.root.scrollIntoView({ inline: "nearest", block: "nearest", behavior: "instant" });
}).observe($("stage"));
small.addEventListener("change", () => activate(small.matches ? document.body.dataset.view : active));
document.addEventListener("show", (e) => { if (small.matches) activate(e.detail); });
startClock();
startWriting();
startPlay(post);
follow();
