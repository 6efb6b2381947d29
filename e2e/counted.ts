import type { Locator } from "@playwright/test";

type File = { name: string; mimeType: string; buffer: Buffer };

/** A hand on a page, whose clicks are counted as a person makes them: a choice, a tick or a file is one as well. */
export function counted() {
	let clicks = 0;
	let fields = 0;
	const clicked = () => {
		clicks += 1;
	};
	return {
		click: (target: Locator) => {
			clicked();
			return target.first().click();
		},
		check: (target: Locator) => {
			clicked();
			return target.check();
		},
		choose: (target: Locator, option: string) => {
			clicked();
			return target.selectOption(option);
		},
		attach: (target: Locator, file: File) => {
			clicked();
			return target.setInputFiles(file);
		},
		fill: (target: Locator, text: string) => {
			fields += 1;
			return target.fill(text);
		},
		clicks: () => clicks,
		fields: () => fields,
	};
}
export type Counted = ReturnType<typeof counted>;
