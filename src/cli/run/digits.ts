/** Digits five rows high, for a time that is read from the other end of a table. */
const SHAPES: Readonly<Record<string, readonly string[]>> = {
  '0': ['#####', '#   #', '#   #', '#   #', '#####'],
  '1': ['   # ', '  ## ', '   # ', '   # ', '   # '],
  '2': ['#####', '    #', '#####', '#    ', '#####'],
  '3': ['#####', '    #', ' ####', '    #', '#####'],
  '4': ['#   #', '#   #', '#####', '    #', '    #'],
  '5': ['#####', '#    ', '#####', '    #', '#####'],
  '6': ['#####', '#    ', '#####', '#   #', '#####'],
  '7': ['#####', '    #', '   # ', '  #  ', '  #  '],
  '8': ['#####', '#   #', '#####', '#   #', '#####'],
  '9': ['#####', '#   #', '#####', '    #', '#####'],
  ':': [' ', '#', ' ', '#', ' '],
  '+': ['     ', '  #  ', '#####', '  #  ', '     '],
};

const DIGIT_ROWS = 5;

/** Rows of a time such as `12:05`; signs that have no shape are left out. */
export function bigTime(time: string, unicode: boolean): readonly string[] {
  const shapes = [...time].flatMap((c) => (SHAPES[c] ? [SHAPES[c]] : []));
  return Array.from({ length: DIGIT_ROWS }, (_, row) =>
    shapes
      .map((s) => s[row]!)
      .join('  ')
      .replaceAll('#', unicode ? '█' : '#'),
  );
}
