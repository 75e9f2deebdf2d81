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
  addEventListener("keydown", (event) => { alone = event.key === "Shift"; if (!alone && presses) reset(); });
  addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !alone) return;
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

// A page may be older than who is signed in. Before what was written on it is sent, its token is made anew for the same
// person; if she is gone, or somebody else has come, nothing is sent and the page says so.
const mayBeSent = async (form) => {
  const held = form.elements.csrf;
  if (!held) return true;
  const now = await (await fetch("/inloggad", { cache: "no-store" })).json();
  const isSame = now.csrf && now.csrf.split(".")[0] === held.value.split(".")[0];
  form.querySelectorAll(".not-sent").forEach((note) => note.remove());
  if (isSame) {
    document.querySelectorAll('input[name="csrf"]').forEach((input) => { input.value = now.csrf; });
    return true;
  }
  const note = document.createElement("p");
  note.className = "alert not-sent";
  note.setAttribute("role", "alert");
  note.textContent = now.csrf ? now.other : now.nobody;
  form.append(note);
  return false;
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

// Whatever else is sent from a page's content waits for its token.
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
    // No connection, or no such page: the browser says so better.
    send(form, event.submitter);
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
  const post = () => fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form, event.submitter)) });
  try {
    let answer = await post();
    if (answer.status === 401 || answer.status === 403) {
      if (!(await mayBeSent(form))) return form.removeAttribute("aria-busy");
      answer = await post();
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById(section.id);
    if (!answer.ok || !fresh) throw new Error();
    const result = fresh.querySelector(".result, .step:last-of-type, .feedback");
    section.replaceWith(fresh);
    if (result) { result.tabIndex = -1; result.focus({ preventScroll: true }); result.scrollIntoView({ block: "nearest" }); }
  } catch {
    // Sent the ordinary way, the server says what is wrong.
    send(form, event.submitter);
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
