// Small things that every part of the page needs. Text always becomes text nodes: nothing here reads HTML.

export const $ = (id) => document.getElementById(id);

// el makes an element: el("p.words", {hidden: true}, "text", child…).
export function el(what, props = {}, ...children) {
  const [tag, ...classes] = what.split(".");
  const e = document.createElement(tag);
  if (classes.length) e.className = classes.join(" ");
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null) continue;
    if (name.startsWith("on")) e.addEventListener(name.slice(2), value);
    else if (name.startsWith("aria-") || name.startsWith("data-") || name === "role" || name === "for") e.setAttribute(name, value);
    else e[name] = value;
  }
  e.append(...children.filter((c) => c !== undefined && c !== null && c !== false));
  return e;
}

// initials of «Иванова А. П.» or «Мария Кузнецова».
export const initials = (name) => name.split(/\s+/).slice(0, 2).map((w) => w[0]).join("").toUpperCase();

// hue gives a name one of the avatar colours, always the same.
export function hue(name) {
  let n = 0;
  for (const c of name) n = (n * 31 + c.codePointAt(0)) % 9973;
  return "c" + (n % 5);
}

// keyed makes the children of a place match a list: what has not changed stays as it is, with its focus and its scroll.
export function keyed(place, list, key, draw) {
  const old = new Map([...place.children].map((c) => [c.dataset.key, c]));
  let at = place.firstElementChild;
  for (const item of list) {
    const k = String(key(item));
    const mark = JSON.stringify(item);
    let node = old.get(k);
    old.delete(k);
    if (!node || node.mark !== mark) {
      const fresh = draw(item, node);
      fresh.dataset.key = k;
      fresh.mark = mark;
      if (node) {
        if (at === node) at = fresh;
        node.replaceWith(fresh);
      }
      node = fresh;
    }
    if (node === at) at = at.nextElementSibling;
    else place.insertBefore(node, at);
  }
  for (const gone of old.values()) gone.remove();
}

// options fills a select without losing what is chosen.
export function options(select, list) {
  const mark = JSON.stringify(list);
  if (select.mark === mark) return;
  const chosen = select.value;
  select.replaceChildren(...list.map(([value, label]) => el("option", { value }, label)));
  select.mark = mark;
  if (list.some(([value]) => value === chosen)) select.value = chosen;
}

// bare is a label without the signs around its words, as Telegram's stand-in compares labels.
export const bare = (label) => label.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");

// flash shows where something is.
export function flash(node) {
  if (!node) return;
  node.scrollIntoView({ block: "center", behavior: "smooth" });
  node.classList.remove("flash");
  requestAnimationFrame(() => node.classList.add("flash"));
}

const shelf = { timer: 0 };

// note tells about the page itself: a lost connection, a refusal.
export function note(words, bad = true) {
  const n = $("note");
  n.textContent = words;
  n.classList.toggle("bad", bad);
  n.hidden = false;
  clearTimeout(shelf.timer);
  shelf.timer = setTimeout(() => { n.hidden = true; }, 5000);
}

// post calls the API and returns its answer; what it refuses is shown and thrown.
export async function post(path, body) {
  const form = body instanceof FormData;
  let answer, data;
  try {
    answer = await fetch("/api/" + path, {
      method: "POST",
      headers: form ? {} : { "Content-Type": "application/json" },
      body: form ? body : JSON.stringify(body),
    });
    data = await answer.json();
  } catch {
    note("Песочница не отвечает");
    throw new Error("no answer");
  }
  if (!answer.ok) {
    note(data.error);
    throw new Error(data.error);
  }
  return data;
}
