// The sandbox's clock on the page. It is told the time once a second and goes on by itself in between.
import { $, post } from "./dom.js";

const clock = { now: 0, at: 0, speed: 1, zone: "Europe/Moscow" };
const formats = new Map();

function format(options) {
  const key = JSON.stringify(options) + clock.zone;
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat("ru-RU", { ...options, timeZone: clock.zone }));
  return formats.get(key);
}

export const now = () => clock.now + (performance.now() - clock.at) * clock.speed;
export const hhmm = (ms) => format({ hour: "2-digit", minute: "2-digit" }).format(ms);
export const day = (ms) => format({ day: "numeric", month: "long" }).format(ms);
export const weekday = (ms) => format({ weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(ms).replace(" г.", "");

// when is how a network shows a time.
export function when(ms) {
  const today = day(now());
  return (day(ms) === today ? "сегодня" : day(ms)) + " в " + hhmm(ms);
}

export function setClock(c) {
  Object.assign(clock, { now: c.now, at: performance.now(), speed: c.speed, zone: c.zone });
  $("hours").textContent = c.words;
  $("hours").classList.toggle("working", c.working);
  $("began").textContent = `Время здесь своё: первый день начался ${day(c.started)} в ${hhmm(c.started)}, ` +
    "в рабочие часы, когда бы Вы ни открыли песочницу. Переводите часы кнопками вверху." +
    (c.speed > 1 ? ` Сейчас они идут в ${c.speed} раз быстрее настоящих.` : "");
  tick();
}

function tick() {
  if (!clock.at) return;
  $("time").textContent = hhmm(now());
  $("date").textContent = weekday(now());
}

export function startClock() {
  setInterval(tick, 250);
  for (const b of document.querySelectorAll("[data-push]")) {
    b.addEventListener("click", () => post("clock", { push: b.dataset.push }).then(setClock, () => {}));
  }
}
