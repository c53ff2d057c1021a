const light = 1_500_000; // bytes
const photo = 5_000_000; // pixels, with which text on a photographed screen is still read
const screenshot = 20_000_000; // a long one is tall and narrow, and must stay sharp
const heavy = 8_000_000; // bytes; the server takes 10 MB
const taken = /^image\/(jpeg|webp|png)$/; // by the server

/**
 * Photos of phones are ten times what anybody needs to read a screen, slow to send, and from 40 megapixels on more than the server opens: they
 * are turned upright and made smaller here. What the server cannot read and this browser can, such as an iPhone's HEIC, becomes a JPEG.
 */
export async function shrunk(file) {
  if (!file.type.startsWith('image/') || file.type === 'image/svg+xml') {
    return file;
  }
  let picture;
  try {
    picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const pixels = picture.width * picture.height;
    const isSharp = file.type === 'image/png';
    const wanted = isSharp && file.size <= heavy ? screenshot : photo;
    const scale = Math.min(1, Math.sqrt(wanted / pixels));
    if (taken.test(file.type) && file.size <= light && pixels <= screenshot) {
      return file;
    }
    const smaller = await drawn(picture, scale, isSharp && file.size <= heavy ? 'image/png' : 'image/jpeg');
    return smaller && (smaller.size < file.size || scale < 1 || !taken.test(file.type)) ? new File([smaller], named(file, smaller.type), { type: smaller.type }) : file;
  } catch {
    return file; // the server says what is wrong with it
  } finally {
    picture?.close();
  }
}

function drawn(picture, scale, type) {
  const canvas = Object.assign(document.createElement('canvas'), { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) });
  const brush = canvas.getContext('2d');
  if (type === 'image/jpeg') {
    brush.fillStyle = '#ffffff'; // what is see-through would turn black
    brush.fillRect(0, 0, canvas.width, canvas.height);
  }
  brush.imageSmoothingQuality = 'high';
  brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise(resolve => canvas.toBlob(resolve, type, 0.85));
}

// A name that says .heic of a JPEG would mislead whoever downloads it.
const named = ({ name, type }, now) => type === now ? name : name.replace(/\.[^.]*$/, '') + (now === 'image/png' ? '.png' : '.jpg');
