/** Image for "no data": stripes, so that it is told from every class also without colour. */
export const hatchName = 'hatch';

export type Theme = 'light' | 'dark';

/** The quiet ground: everything that is not the matter at hand. */
export const ground = {
  light: {
    water: '#edf1f4',
    land: '#f6f8fa',
    own: '#ffffff',
    edge: '#c9d2dc',
    boundary: '#33465c',
    name: '#233142',
    faintName: '#66758a',
    halo: '#ffffff',
    mark: '#22354a',
    none: '#d9e0e7',
    hatch: '#b6c1cd',
  },
  dark: {
    water: '#0b1119',
    land: '#131b26',
    own: '#1a2431',
    edge: '#2d3a4b',
    boundary: '#c4d0dd',
    name: '#e5ebf2',
    faintName: '#93a2b5',
    halo: '#0f1620',
    mark: '#dbe5ef',
    none: '#37434f',
    hatch: '#56657a',
  },
} as const;
export type Ground = (typeof ground)[Theme];

/** The typeface of the desk, drawn for Vietnamese tone marks; from our own server. */
export const font = ['Be Vietnam Pro'];
