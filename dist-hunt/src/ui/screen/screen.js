import { flashesAt, paintPicture, paintScreen } from './paint.js';
import { planScreen } from './plan.js';
export function drawScreen(context, width, height, state) {
    paintScreen(context, planScreen(context, width, height, state.screen), state);
}
export function createScreenPainter() {
    let plan;
    let shown = '';
    return {
        draw(context, width, height, state) {
            const { screen, nowUs } = state;
            const fresh = plan?.screen !== screen || plan.width !== width || plan.height !== height;
            if (plan === undefined || fresh)
                plan = planScreen(context, width, height, screen);
            const second = screen.sinceUs === undefined ? 0 : Math.floor((nowUs - screen.sinceUs) / 1_000_000);
            const still = `${second} ${flashesAt(screen, nowUs)}`;
            if (fresh || still !== shown)
                paintScreen(context, plan, state);
            else if (screen.mirror)
                paintPicture(context, plan, state.picture);
            shown = still;
        },
    };
}
