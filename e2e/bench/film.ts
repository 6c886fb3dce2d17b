import type { Page } from '@playwright/test';
import sharp from 'sharp';

/** Width of the film in px: as wide as a README shows it. */
const WIDTH = 960;

interface Frame {
  readonly picture: Buffer;
  /** How long it is shown, in ms. */
  readonly ms: number;
}

/** A film of real pages: each frame is what the browser showed, and stays as long as it takes to read. */
export class Film {
  readonly #frames: Frame[] = [];

  /** Takes what the page shows now, to be shown for so many ms. */
  async take(page: Page, ms: number): Promise<void> {
    const picture = await page.screenshot({ animations: 'disabled' });
    this.#frames.push({ picture: await sharp(picture).resize({ width: WIDTH }).png().toBuffer(), ms });
  }

  /** Writes it as an animated WebP that starts again at its end; gives its number of frames. */
  async write(path: string): Promise<number> {
    const pictures = this.#frames.map(({ picture }) => picture);
    await sharp(pictures, { join: { animated: true } })
      .webp({ delay: this.#frames.map(({ ms }) => ms), loop: 0, quality: 72, effort: 5 })
      .toFile(path);
    return this.#frames.length;
  }
}
