/** The three ways a person presses the camera's buttons: mouse alone, keyboard alone, finger alone. */
import type { CDPSession, Locator, Page } from 'playwright-core'

export interface Hand {
  /** Down, `ms` of waiting, up; a short press where it is left out. */
  press(button: 'DISPLAY' | 'RECORD', ms?: number): Promise<void>
  /** Any other control of the page. */
  act(control: Locator): Promise<void>
}

const SHORT_MS = 120
const TABS_MAX = 60

const buttonOf = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true })

export function mouseHand(page: Page): Hand {
  return {
    async press(name, ms = SHORT_MS) {
      await buttonOf(page, name).hover()
      await page.mouse.down()
      await page.waitForTimeout(ms)
      await page.mouse.up()
    },
    act: (control) => control.click(),
  }
}

/** Nothing but Tab, Enter and Space: what has the focus is what is pressed. */
export function keyboardHand(page: Page): Hand {
  async function reach(control: Locator): Promise<void> {
    for (let tabs = 0; tabs < TABS_MAX; tabs++) {
      if (await control.evaluate((element) => element === document.activeElement)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`not reached by ${TABS_MAX} times Tab: ${control}`)
  }
  return {
    async press(name, ms = SHORT_MS) {
      await reach(buttonOf(page, name))
      await page.keyboard.down('Enter')
      await page.waitForTimeout(ms)
      await page.keyboard.up('Enter')
    },
    async act(control) {
      await reach(control)
      await page.keyboard.press('Space')
    },
  }
}

export function touchHand(page: Page): Hand {
  let session: CDPSession | undefined
  return {
    async press(name, ms = SHORT_MS) {
      session ??= await page.context().newCDPSession(page)
      const button = buttonOf(page, name)
      await button.scrollIntoViewIfNeeded()
      const box = await button.boundingBox()
      if (box === null) throw new Error(`${name} is not to be seen`)
      const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }]
      await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints })
      await page.waitForTimeout(ms)
      await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    },
    act: (control) => control.tap(),
  }
}
