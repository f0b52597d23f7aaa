// The file of an image on its way into the library. One that is too large or of another kind is not read at all.
import { IMAGE_KINDS, imageTooLarge } from '#core/document/image-limits.ts';
import { addressOf } from '../nodes/figure-node.ts';

const TYPES = ['image/png', 'image/jpeg', 'image/svg+xml'];

/** Its bytes in base64. Throws an Error whose message is a sentence for a person. */
export async function readImage(
  file: File,
): Promise<{ readonly bytes: string; readonly name: string }> {
  const name = file.name === '' ? 'The image' : file.name;
  const tooLarge = imageTooLarge(name, file.size);
  if (tooLarge !== null) throw new Error(tooLarge);
  if (!TYPES.includes(file.type))
    throw new Error(
      file.type.startsWith('image/')
        ? `${name} is no image that can be printed: save it as ${IMAGE_KINDS}, and put it in again.`
        : `${name} is no image: bring in text and sources by Import, in the list of briefings.`,
    );
  const data = await dataOf(file, name);
  return { bytes: data.slice(data.indexOf(',') + 1), name };
}

/** The browser's own reader makes base64 without holding up the page. */
function dataOf(file: File, name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      resolve(typeof reader.result === 'string' ? reader.result : '');
    });
    reader.addEventListener('error', () => {
      reject(
        new Error(
          `${name} can’t be read: look whether it is still where it was, and put it in again.`,
        ),
      );
    });
    reader.readAsDataURL(file);
  });
}

/** Whether the page can draw what the library keeps under that hash. */
export async function drawsImage(attachment: string): Promise<boolean> {
  const image = new Image();
  image.src = addressOf(attachment);
  try {
    await image.decode();
    return true;
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}
