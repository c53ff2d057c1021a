const longestSide = 2_560;
const light = 1_500_000;

/** Photos of phones are ten times what anybody needs to read a screen, and slow to send: they are made smaller here. Anything else goes as it is. */
export async function shrunk(file) {
  if (file.size <= light || !/^image\/(jpeg|webp|png)$/.test(file.type)) {
    return file;
  }
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
    const canvas = Object.assign(document.createElement('canvas'), { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) });
    canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
    // A screenshot stays sharp; a photo may not.
    const type = file.type === 'image/png' ? 'image/png' : 'image/jpeg';
    const smaller = await new Promise(resolve => canvas.toBlob(resolve, type, 0.85));
    return smaller && smaller.size < file.size ? new File([smaller], file.name, { type }) : file;
  } catch {
    return file; // the server says what is wrong with it
  }
}
