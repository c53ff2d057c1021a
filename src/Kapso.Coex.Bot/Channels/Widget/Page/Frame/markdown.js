const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = text => text.replace(/[&<>"']/g, letter => escapes[letter]);

/**
 * The little of Markdown that the bot and the people of the desk write: paragraphs, lists, bold, italics, code and links. Everything is escaped
 * first, so nothing that somebody wrote becomes HTML of its own.
 */
export function rendered(text, newTab) {
  const blocks = escaped(text).split(/\n{2,}/).map(block => block.trim()).filter(Boolean);
  return blocks.map(block => paragraph(block, newTab)).join('');
}

function paragraph(block, newTab) {
  const lines = block.split('\n');
  for (const [tag, mark] of [['ul', /^\s*[-*•]\s+/], ['ol', /^\s*\d+[.)]\s+/]]) {
    if (lines.length > 1 && lines.every(line => mark.test(line))) {
      return `<${tag}>${lines.map(line => `<li>${inline(line.replace(mark, ''), newTab)}</li>`).join('')}</${tag}>`;
    }
  }
  return `<p>${lines.map(line => inline(line, newTab)).join('<br>')}</p>`;
}

function inline(line, newTab) {
  // Code and links are set aside before the rest is looked at: what stands in them is not Markdown.
  const aside = [];
  const set = html => `\u0000${aside.push(html) - 1}\u0000`;
  let html = line
    .replaceAll('\u0000', '')
    .replace(/`([^`]+)`/g, (_, code) => set(`<code>${code}</code>`))
    .replace(/\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)/g, (_, words, address) => set(link(address, words, newTab)))
    .replace(/https?:\/\/[^\s<]*[^\s<.,;:!?)\]]/g, address => set(link(address, address, newTab)))
    .replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')
    .replace(/(^|[^\w*])\*([^*\s][^*]*)\*(?!\w)/g, '$1<em>$2</em>');
  while (html.includes('\u0000')) {
    html = html.replace(/\u0000(\d+)\u0000/g, (_, place) => aside[place]);
  }
  return html;
}

const link = (address, words, newTab) =>
  `<a href="${address}" target="_blank" rel="noopener noreferrer">${words}<span class="unseen"> (${newTab})</span></a>`;
