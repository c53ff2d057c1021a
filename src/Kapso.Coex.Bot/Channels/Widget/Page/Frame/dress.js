/** The site's colours, when it has any: what is written on them is black or white, whichever can be read. */
export function dress(wishes, nonce) {
  const light = colour(wishes.get('color'));
  const dark = colour(wishes.get('darkColor')) || light;
  if (!light && !dark) {
    return;
  }
  const style = Object.assign(document.createElement('style'), { nonce });
  style.textContent = `${light ? `:root { ${pair(light)} }` : ''} @media (prefers-color-scheme: dark) { :root { ${pair(dark)} } }`;
  document.head.append(style);
}

const pair = hex => `--accent: ${hex}; --on-accent: ${readableOn(hex)};`;

function colour(written) {
  if (!/^#(?:[\da-f]{3}|[\da-f]{6})$/i.test(written || '')) {
    return null;
  }
  return written.length === 4 ? written.replace(/[\da-f]/gi, '$&$&') : written;
}

// By WCAG's relative luminance; one of the two always reaches 4.5 to 1.
function readableOn(hex) {
  const [r, g, b] = hex.match(/[\da-f]{2}/gi).map(part => {
    const share = parseInt(part, 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? '#000000' : '#ffffff';
}
