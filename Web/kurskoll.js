// Everything works without this script. With it: answers come in place, and the quick exit also listens to Shift.
"use strict";

// The quick exit, with the rule of GOV.UK's component: a bare Shift three times, five seconds between presses.
(() => {
  const link = document.querySelector(".exit");
  if (!link) return;
  const pause = 5000;
  let presses = 0;
  let timer;
  let alone = false;
  const dots = document.createElement("span");
  dots.className = "dots";
  dots.setAttribute("aria-hidden", "true");
  dots.append(...[0, 1, 2].map(() => document.createElement("i")));
  const voice = document.createElement("span");
  voice.setAttribute("role", "status");
  voice.className = "skip";
  document.body.append(voice);

  const show = () => {
    if (presses > 0) link.append(dots); else dots.remove();
    [...dots.children].forEach((dot, index) => dot.classList.toggle("on", index < presses));
  };
  const reset = (said) => {
    clearTimeout(timer);
    presses = 0;
    voice.textContent = said || "";
    show();
  };
  const leave = () => {
    const cover = document.createElement("div");
    cover.className = "leaving";
    cover.setAttribute("role", "alert");
    cover.textContent = link.dataset.loading;
    document.body.append(cover);
    document.title = link.dataset.loading;
    location.href = link.href;
  };
  document.querySelectorAll('a[href="/lamna"]').forEach((exit) =>
    exit.addEventListener("click", (event) => { event.preventDefault(); leave(); }));
  // Turned off on the page about leaving few traces; the button stays.
  const isOff = document.querySelector("[data-shift-off]");
  if (!isOff) addEventListener("keydown", (event) => { alone = event.key === "Shift"; if (!alone && presses) reset(); });
  addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !alone || isOff) return;
    presses += 1;
    clearTimeout(timer);
    show();
    if (presses === 3) { presses = 0; return leave(); }
    voice.textContent = presses === 1 ? link.dataset.two : link.dataset.one;
    timer = setTimeout(() => reset(link.dataset.expired), pause);
  });
  // Back from the cache: take the cover away again.
  addEventListener("pageshow", () => { document.querySelectorAll(".leaving").forEach((cover) => cover.remove()); reset(); });
})();

const pause = (time) => new Promise((done) => setTimeout(done, time));

// What is said inside a form about its sending; without a text nothing is.
const tell = (form, text) => {
  form.querySelectorAll(".not-sent").forEach((note) => note.remove());
  if (!text) return;
  const note = document.createElement("p");
  note.className = "alert not-sent";
  note.setAttribute("role", "alert");
  note.textContent = text;
  form.append(note);
};

// Asks again while there is no connection or the server is busy. What is sent twice counts once: an answer carries the
// key of its page, a test that of its draw.
const insist = async (form, ask) => {
  for (const time of [500, 1000, 2000, 4000, 8000, 0]) {
    try {
      const answer = await ask();
      if (answer.status !== 503 || !time) return answer;
    } catch (fault) {
      if (!time) throw fault;
    }
    tell(form, document.querySelector("main").dataset.waiting);
    await pause(time);
  }
};
const failed = (form) => {
  form.removeAttribute("aria-busy");
  tell(form, document.querySelector("main").dataset.unsent);
};
const limit = () => ("timeout" in AbortSignal ? { signal: AbortSignal.timeout(15000) } : {});

// A page may be older than who is signed in. Before what was written on it is sent, its token is made anew for the same
// person; if she is gone, or somebody else has come, nothing is sent and the page says so.
const mayBeSent = async (form) => {
  const held = form.elements.csrf;
  if (!held) return true;
  const now = await (await insist(form, () => fetch("/inloggad", { cache: "no-store", ...limit() }))).json();
  const isSame = now.csrf && now.csrf.split(".")[0] === held.value.split(".")[0];
  tell(form, isSame ? "" : now.csrf ? now.other : now.nobody);
  if (isSame) {
    document.dispatchEvent(new Event("used"));
    document.querySelectorAll('input[name="csrf"]').forEach((input) => { input.value = now.csrf; });
  }
  return isSame;
};

// Sent the ordinary way, as if no script had come between.
const send = (form, button) => {
  form.removeAttribute("aria-busy");
  if (button && button.name) {
    const kept = document.createElement("input");
    Object.assign(kept, { type: "hidden", name: button.name, value: button.value });
    form.append(kept);
  }
  form.submit();
};

// Whatever else is sent from a page's content waits for its token. Without a connection it stays on the page.
addEventListener("submit", async (event) => {
  const form = event.target;
  if (form.method !== "post" || !form.closest("main") || form.closest(".question")) return;
  event.preventDefault();
  if (form.getAttribute("aria-busy")) return;
  form.setAttribute("aria-busy", "true");
  try {
    if (await mayBeSent(form)) send(form, event.submitter);
    else form.removeAttribute("aria-busy");
  } catch {
    failed(form);
  }
});

// An answer is sent and its question replaced, so that the reader keeps her place and her other answers.
addEventListener("submit", async (event) => {
  const form = event.target;
  const section = form.closest(".question");
  if (!section) return;
  const fragment = new URL(form.action, location.href).hash.slice(1);
  if (!fragment || section.id !== fragment) return;
  event.preventDefault();
  // On its way already: a second tap is not a second answer.
  if (form.getAttribute("aria-busy")) return;
  form.setAttribute("aria-busy", "true");
  const post = () => insist(form, () => fetch(form.action, {
    method: "POST", body: new URLSearchParams(new FormData(form, event.submitter)), ...limit(),
  }));
  try {
    let answer = await post();
    if (answer.status === 401 || answer.status === 403) {
      if (!(await mayBeSent(form))) return form.removeAttribute("aria-busy");
      answer = await post();
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById(section.id);
    // The server says on a page of its own what is wrong.
    if (!answer.ok || !fresh) return send(form, event.submitter);
    document.dispatchEvent(new Event("used"));
    const result = [".result", ".step:last-of-type", ".feedback"].map((what) => fresh.querySelector(what)).find(Boolean);
    section.replaceWith(fresh);
    if (result) { result.tabIndex = -1; result.focus({ preventScroll: true }); result.scrollIntoView({ block: "nearest" }); }
  } catch {
    failed(form);
  }
});

// The pages of a group session follow what others do in it: a number tells whether anything has happened, and then the
// part is fetched anew. Not while somebody fills it in, not out of sight, and not for longer than a session is open.
(() => {
  const begun = Date.now();
  const isBusy = (part) => part.querySelector("form details[open], .participants details[open]")
    || (part.querySelector("form") && part.contains(document.activeElement))
    || [...part.querySelectorAll("input[type=checkbox]")].some((box) => box.checked !== box.defaultChecked);
  const follow = async (part) => {
    try {
      const answer = await fetch(part.dataset.follow, { cache: "no-store" });
      // Somewhere else: she is no longer signed in, and the next press of a button says so.
      if (answer.redirected) return clearInterval(clock);
      if (!answer.ok || await answer.text() === part.dataset.stamp || isBusy(part)) return;
      const fresh = await fetch(location.href, { cache: "no-store" });
      const found = new DOMParser().parseFromString(await fresh.text(), "text/html").getElementById(part.id);
      if (!fresh.ok || !found) return;
      const isElsewhere = part.dataset.place !== found.dataset.place;
      Object.assign(part.dataset, found.dataset);
      part.replaceChildren(...found.childNodes);
      if (isElsewhere) scrollTo(0, 0);
    } catch {
      // No connection just now: the next time.
    }
  };
  const parts = document.querySelectorAll("[data-follow]");
  if (!parts.length) return;
  const clock = setInterval(() => {
    if (!document.hidden && Date.now() - begun < 3 * 3600 * 1000) parts.forEach(follow);
  }, 3000);
})();

// Where the reader is, so that she goes on there on another day and another device. The section, and nothing else.
(() => {
  const form = document.querySelector(".done-form");
  if (!form) return;
  let kept = "";
  let timer;
  const keep = () => {
    const above = [...document.querySelectorAll(".text h2[id], .text h3[id], .question[id]")]
      .filter((mark) => mark.getBoundingClientRect().top < innerHeight / 3);
    const here = above.length ? above[above.length - 1].id : "";
    if (!here || here === kept) return;
    kept = here;
    const body = new URLSearchParams({ csrf: form.elements.csrf.value, avsnitt: here });
    fetch(form.action.replace(/klar$/, "plats"), { method: "POST", body, keepalive: true, redirect: "manual" })
      .catch(() => { kept = ""; });
  };
  addEventListener("scroll", () => {
    timer = timer || setTimeout(() => { timer = 0; keep(); }, 20000);
  }, { passive: true });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") keep(); });
})();

// A session ends after a while. Whoever reads is told ten minutes before, and can stay.
(() => {
  const menu = document.querySelector("[data-idle]");
  if (!menu) return;
  const { ending, stay, final, ended, unsent } = document.querySelector("main").dataset;
  const others = "BroadcastChannel" in window ? new BroadcastChannel("kurskoll") : null;
  const warning = 600;
  const note = document.createElement("div");
  note.className = "alert session";
  note.setAttribute("role", "alert");
  const button = document.createElement("button");
  button.className = "button";
  button.textContent = stay;
  let last = Date.now() + menu.dataset.last * 1000;
  let idle;
  let said = "";
  const say = (text, ...more) => {
    if (text === said) return;
    said = text;
    document.documentElement.classList.toggle("has-session-note", Boolean(text));
    if (!text) return note.remove();
    const paragraph = document.createElement("p");
    paragraph.textContent = text;
    note.replaceChildren(paragraph, ...more);
    document.body.append(note);
  };
  const look = () => {
    const left = (Math.min(idle, last) - Date.now()) / 1000;
    if (left <= 0) say(ended);
    else if (left > warning) say("");
    else if (last <= idle) say(final);
    else say(ending, button);
  };
  const use = () => { idle = Date.now() + menu.dataset.idle * 1000; look(); };
  button.addEventListener("click", async () => {
    try {
      const now = await (await fetch("/inloggad", { cache: "no-store", ...limit() })).json();
      if (now.csrf) document.dispatchEvent(new Event("used"));
      else { last = 0; look(); }
    } catch {
      say(unsent, button);
    }
  });
  // A page in another tab uses the same session.
  document.addEventListener("used", () => { use(); if (others) others.postMessage("used"); });
  if (others) others.onmessage = use;
  document.dispatchEvent(new Event("used"));
  setInterval(look, 15000);
  document.addEventListener("visibilitychange", look);
})();
