// Examples that play themselves: the town's server acts, the page shows who is about to do what.
import { $, el, keyed } from "./dom.js";

const shown = { step: 0, person: "", message: 0, label: "", typing: "", running: false };
let hide = 0;

export function startPlay(post) {
  const dialog = $("choose");
  $("demo").addEventListener("click", () => dialog.showModal());
  $("choose-close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    const chosen = event.target.closest("[data-demo]");
    if (chosen || event.target === dialog) dialog.close(); // a click on the dialog itself is one beside its content
    if (!chosen) return;
    const pace = new URLSearchParams(location.search).get("pace") ?? "";
    post("demo", { action: "start", demo: chosen.dataset.demo, pace }).catch(() => {});
  });
  $("play-stop").addEventListener("click", () => {
    if (shown.running) post("demo", { action: "stop" }).catch(() => {});
    else $("play").hidden = true;
  });
}

// offerDemos lists what can be played.
export function offerDemos(demos) {
  keyed($("demos"), demos, (d) => d.key, (d) => el("button", { type: "button", "data-demo": d.key }, el("b", {}, d.title), el("span", {}, d.about)));
}

// playing draws how far the example has come and turns the page to whoever acts.
export function playing(play, phones, activate) {
  const news = play.running || shown.running;
  $("demo").disabled = play.running;
  drawCaption(play);
  if (!news) return;
  $("time").classList.toggle("pointed", play.person === "clock");
  if (play.person && play.person !== "clock" && play.person !== shown.person) activate(play.person);
  if (play.message !== shown.message || play.label !== shown.label || play.person !== shown.person) {
    for (const [key, phone] of phones) phone.point(key === play.person ? play.message : 0, play.label);
    if (play.look || play.typing) phones.get(play.person)?.read(play.message);
  } else if (play.label) {
    phones.get(play.person)?.point(play.message, play.label); // the message may have been drawn anew
  }
  if (play.typing !== shown.typing) type(play, phones);
  Object.assign(shown, { running: false, person: "", message: 0, label: "", typing: "" }, play);
}

function drawCaption(play) {
  if (!play.running && !shown.running) return;
  clearTimeout(hide);
  $("play").hidden = false;
  document.body.classList.toggle("playing", play.running);
  $("play-bar").style.width = play.of ? `${(100 * (play.running ? play.step - 1 : play.step)) / play.of}%` : "0";
  $("play-step").textContent = play.running ? `${play.title}: шаг ${play.step} из ${play.of}` : play.title ?? "Пример";
  $("play-caption").textContent = play.failed ? "Пример прервался: " + play.failed : play.caption ?? "";
  $("play-stop").textContent = play.running ? "Остановить" : "Закрыть";
  if (!play.running) hide = setTimeout(() => { $("play").hidden = true; }, 9000);
}

// type shows words as they are written: a resident's in the wall's box, others' in their phone.
function type(play, phones) {
  clearInterval(type.timer);
  const before = phones.get(shown.person);
  if (before && !play.typing) before.composer.type("");
  if (!shown.person || shown.person === "wall" || play.person === "wall") typeOnWall(play);
  const phone = phones.get(play.person);
  if (phone && play.typing) phone.composer.type(play.typing, phone.find(play.message), play.pace);
}

function typeOnWall(play) {
  const box = $("wall-text");
  const text = play.person === "wall" ? play.typing ?? "" : "";
  box.readOnly = Boolean(text);
  box.value = "";
  if (!text) return;
  $("wall-scroll").scrollTo({ top: 0, behavior: "smooth" });
  const began = performance.now();
  type.timer = setInterval(() => {
    const share = Math.min(1, (performance.now() - began) / (play.pace * 1.6));
    box.value = text.slice(0, Math.round(text.length * share));
    if (share === 1) clearInterval(type.timer);
  }, 40);
}
