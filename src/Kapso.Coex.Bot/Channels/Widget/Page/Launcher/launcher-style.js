// Constructed, and not written into the page: so a host's style-src has nothing to say about it. All of it is fixed, so nothing of the page moves.
const launcherStyle = `
:host { all: initial; }
[hidden] { display: none !important; }
aside { --gap: 1rem; font: 1rem/1.4 system-ui, sans-serif; }
button { all: unset; box-sizing: border-box; cursor: pointer; }
button:focus-visible { outline: .1875rem solid var(--on-accent); box-shadow: 0 0 0 .375rem var(--accent); }
.launcher {
  position: fixed; inset-block-end: var(--gap); inset-inline-end: var(--gap); z-index: 2147483000;
  display: grid; place-items: center; inline-size: 3.5rem; block-size: 3.5rem; border-radius: 50%;
  background: var(--accent); color: var(--on-accent); border: .125rem solid var(--on-accent); box-shadow: 0 .25rem 1rem rgb(0 0 0 / .3);
}
.start { inset-inline: var(--gap) auto; }
svg { inline-size: 1.75rem; block-size: 1.75rem; }
.badge {
  position: absolute; inset-block-start: -.375rem; inset-inline-end: -.375rem; min-inline-size: 1.5rem; padding: 0 .375rem; box-sizing: border-box;
  border-radius: .75rem; background: #b00020; color: #fff; border: .125rem solid #fff; font: 700 .8125rem/1.25rem system-ui, sans-serif; text-align: center;
}
.panel, .greeting { position: fixed; z-index: 2147483000; background: var(--surface); color: var(--text); border: .0625rem solid var(--line); box-shadow: 0 .5rem 2rem rgb(0 0 0 / .3); }
.panel {
  inset-block-end: calc(var(--gap) * 1.5 + 3.5rem); inset-inline-end: var(--gap); overflow: hidden; border-radius: 1rem;
  inline-size: min(26rem, 100vw - 2 * var(--gap)); block-size: min(44rem, 100vh - 3 * var(--gap) - 3.5rem);
}
.panel:focus { outline: none; }
iframe { display: block; inline-size: 100%; block-size: 100%; border: 0; color-scheme: light dark; }
.trouble { position: absolute; inset: 0; display: grid; place-content: center; justify-items: center; gap: 1rem; padding: 2rem; text-align: center; background: var(--surface); }
.trouble button { padding: .75rem 1.25rem; border-radius: .5rem; background: var(--accent); color: var(--on-accent); font-weight: 600; }
.greeting {
  inset-block-end: calc(var(--gap) * 1.75 + 3.5rem); inset-inline-end: var(--gap); display: flex; align-items: start; gap: .25rem;
  max-inline-size: min(18rem, 100vw - 2 * var(--gap)); border-radius: 1rem; box-sizing: border-box;
}
.greeting .words { padding: .75rem 0 .75rem 1rem; overflow-wrap: anywhere; }
.greeting .dismiss { flex: none; inline-size: 2.75rem; block-size: 2.75rem; text-align: center; }
.greeting button { border-radius: 1rem; }
.greeting button:focus-visible { outline-color: var(--text); outline-offset: -.25rem; box-shadow: none; }
.unseen { position: fixed; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 30rem), (max-height: 30rem) {
  .panel { inset: 0; inline-size: 100vw; block-size: 100vh; block-size: 100dvh; border: 0; border-radius: 0; }
  .open > .launcher { display: none; }
}
@media (prefers-reduced-motion: no-preference) {
  .launcher { transition: scale .15s; }
  .launcher:hover { scale: 1.06; }
  .panel.opening { animation: rise .18s ease-out; }
  @keyframes rise { from { opacity: 0; translate: 0 .75rem; } }
}
@media (forced-colors: active) { .launcher, .badge, .panel, .greeting { border: .125rem solid ButtonText; } }
@media print { aside { display: none; } }
`;

/** Black or white, whichever can be read better on it: one of them always has a contrast of 4.5 to 1. */
const readableOn = colour => {
  const [r, g, b] = colour.match(/\w\w/g).map(part => {
    const share = parseInt(part, 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? '#000000' : '#ffffff';
};

/** `#0a7` and `#00aa77` are colours to us; anything else is not, and the fallback is taken. */
const colourOf = (written, fallback) => {
  const hex = /^#(?:[\da-f]{3}|[\da-f]{6})$/i.test(written || '') ? written : fallback;
  return hex.length === 4 ? hex.replace(/[\da-f]/gi, '$&$&') : hex;
};
