export const BLACK = '#000000';
export const WHITE = '#ffffff';
/** The frame while recording; its white edge keeps it apart from any picture. */
export const RED = '#a3000f';
const AMBER = { ground: '#ffc629', ink: BLACK };
const NIGHT = { ground: BLACK, ink: WHITE };
const SLATE = { ground: '#24303c', ink: WHITE };
export const GROUNDS = {
    dark: NIGHT,
    announcing: AMBER,
    recording: { ground: RED, ink: WHITE },
    blocked: SLATE,
    recovering: SLATE,
    status: SLATE,
    preRecord: AMBER,
};
/** Behind the pictogram or beside the picture. */
export const STAGE = NIGHT;
/** Drawn where there is no picture of the person in front. */
export const NO_PICTURE = { wall: '#3d4a57', person: '#8d9aa6' };
