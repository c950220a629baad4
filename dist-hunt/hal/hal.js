/** What a board may lose without losing the rest. Camera, microphone and disk say so themselves. */
export const PARTS = ['buttons', 'display', 'led', 'haptic', 'tone', 'battery', 'dock', 'position'];
