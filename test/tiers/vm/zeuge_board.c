// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
/*
 * What `dtoverlay=gpio-key` and `dtoverlay=gpio-led` say on a Raspberry Pi, said for a simulated chip: two keys and
 * five LEDs on the lines of a GPIO base. For the VM tests only.
 */
#include <linux/gpio_keys.h>
#include <linux/input.h>
#include <linux/leds.h>
#include <linux/module.h>
#include <linux/platform_device.h>

static int base = -1;
module_param(base, int, 0444);

static struct gpio_keys_button keys[] = {
	{ .code = KEY_RECORD, .desc = "record", .debounce_interval = 5, .type = EV_KEY },
	{ .code = KEY_PROG1, .desc = "display", .debounce_interval = 5, .type = EV_KEY },
};
static struct gpio_keys_platform_data key_board = {
	.buttons = keys, .nbuttons = ARRAY_SIZE(keys), .name = "zeuge-buttons",
};
static struct gpio_led leds[] = {
	{ .name = "zeuge-red" }, { .name = "zeuge-green" }, { .name = "zeuge-haptic" }, { .name = "zeuge-buzzer" },
};
static struct gpio_led_platform_data led_board = { .leds = leds, .num_leds = ARRAY_SIZE(leds) };
static struct platform_device *key_device, *led_device;

static int __init board_init(void)
{
	int index;

	if (base < 0)
		return -EINVAL;
	for (index = 0; index < ARRAY_SIZE(keys); index++)
		keys[index].gpio = base + index;
	for (index = 0; index < ARRAY_SIZE(leds); index++)
		leds[index].gpio = base + 4 + index;
	key_device = platform_device_register_data(NULL, "gpio-keys", PLATFORM_DEVID_AUTO, &key_board, sizeof(key_board));
	if (IS_ERR(key_device))
		return PTR_ERR(key_device);
	led_device = platform_device_register_data(NULL, "leds-gpio", PLATFORM_DEVID_AUTO, &led_board, sizeof(led_board));
	if (!IS_ERR(led_device))
		return 0;
	platform_device_unregister(key_device);
	return PTR_ERR(led_device);
}

static void __exit board_exit(void)
{
	platform_device_unregister(led_device);
	platform_device_unregister(key_device);
}

module_init(board_init);
module_exit(board_exit);
MODULE_DESCRIPTION("Buttons and LEDs of a simulated camera");
MODULE_LICENSE("GPL");
