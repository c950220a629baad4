import { perceptionOf } from './perception.js';
export function createEffects(hal, look) {
    let shownLed;
    let shownScreen = '';
    function feel(moment) {
        const { haptic, tone } = look.sensations[moment];
        hal.haptic.play(haptic);
        // A silent moment leaves a tone that still sounds alone.
        if (tone.length > 0)
            hal.tone.play(tone);
    }
    return {
        show(state) {
            const perceived = perceptionOf(state, look);
            if (perceived.led !== shownLed)
                hal.led.show(perceived.led);
            shownLed = state.faults.includes('led-lost') ? undefined : perceived.led;
            const screen = JSON.stringify(perceived.screen);
            if (screen !== shownScreen)
                hal.display.show(perceived.screen);
            shownScreen = state.faults.includes('display-lost') ? '' : screen;
            return perceived;
        },
        play(effect) {
            switch (effect.type) {
                case 'perceive':
                    return feel(effect.moment);
                case 'refused':
                    return feel('refused');
                case 'power.off':
                    return;
            }
        },
    };
}
