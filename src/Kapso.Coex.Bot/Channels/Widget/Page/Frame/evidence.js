/** The checklist, one line for each thing: its state in words and not by colour alone, what was given, and the pictures. */
export function evidenceList(evidence, text) {
  return evidence.map(({ name, title, state, values = [], why, files = [] }) => {
    const words = element('div', {}, element('strong', { dir: 'auto' }, title || name), element('span', { className: 'state' }, text[state] || state));
    if (values.length > 0) {
      words.append(element('span', { className: 'values', dir: 'auto' }, values.join(', ')));
    }
    if (why) {
      words.append(element('span', { className: 'values', dir: 'auto' }, why));
    }
    if (files.length > 0) {
      words.append(element('div', { className: 'pictures' }, ...files.map(file => picture(file, text))));
    }
    return element('li', { className: `item ${state}` }, element('span', { className: 'mark', ariaHidden: 'true' }), words);
  });
}

function picture({ name, url, thumbnail }, text) {
  const image = element('img', { src: own(thumbnail || url), alt: text.picture(name), loading: 'lazy', width: 56, height: 56 });
  return element('a', { href: own(url), target: '_blank', rel: 'noopener' }, image);
}

// Behind a proxy the server may call itself by another name than we do.
function own(address) {
  const { pathname, search } = new URL(address, location.href);
  return pathname + search;
}

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}
