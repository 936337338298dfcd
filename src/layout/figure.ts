import type { Inline } from '../markdown/index.js';
import type { Picture } from '../pictures/index.js';
import { pictureKey } from '../plan/index.js';
import { keepNext, lines } from './flow.js';
import { runsOf } from './inline.js';
import { type Item, item } from './items.js';
import type { Place, Setting } from './setting.js';
import { node } from './structure.js';
import { U } from './units.js';

/** Pixels print at 150 to the inch where there is room. */
const PIXEL = 72 / 150;
/** A picture takes no more of a page than that. */
const MOST_OF_PAGE = 0.62;

type Image = Extract<Inline, { type: 'image' }>;

/** A picture of a text, as wide as the column at most, its caption under it. */
export function figureItems(s: Setting, place: Place, file: string, image: Image): Item[] {
  const picture = s.plan.pictures.get(pictureKey({ path: file }, image.file));
  if (!picture) return [];
  const { width, height } = sizeOf(picture, place.width, s.frame.height * MOST_OF_PAGE);
  const shown = image.alt.trim();
  const of = shown === '' ? null : node('Figure', place.node, { alternative: shown });
  const high = Math.ceil(height / (U / 2) - 1e-6) * (U / 2);
  const mark = { kind: 'picture', picture, x: place.x, y: 0, w: width, h: height, node: of } as const;
  const drawn = item(high, [mark], { before: U, after: U });
  if (image.title.trim() === '') return [drawn];
  const caption = node('Caption', place.node);
  const words = lines(
    s,
    runsOf(s, [{ type: 'text', value: image.title }], { style: 'aside', node: caption }),
    place,
    {
      style: 'aside',
      node: caption,
      before: U / 2,
      after: U,
    },
  );
  return [...keepNext([{ ...drawn, after: U / 2 }]), ...words];
}

/** As large as it is, as the room allows. Points. */
export function sizeOf(
  picture: Picture,
  mostWide: number,
  mostHigh: number,
): { width: number; height: number } {
  const turned = picture.kind === 'raster' && (picture.orientation === 6 || picture.orientation === 8);
  const unit = picture.kind === 'raster' ? PIXEL : 1;
  const width = (turned ? picture.height : picture.width) * unit;
  const height = (turned ? picture.width : picture.height) * unit;
  const scale = Math.min(1, mostWide / width, mostHigh / height);
  return { width: width * scale, height: height * scale };
}
