/**
 * The router sends an act again by itself when it did not arrive, as often as it fails while the server answers otherwise: many times
 * a second. Where the browser has a network, such a failure is told to the form instead, and a person presses again. Without one it
 * waits, as it should.
 */
export function tellFailedActs(): void {
	if (isTold) return;
	isTold = true;
	const ask = window.fetch;
	window.fetch = async (input, init) => {
		try {
			return await ask(input, init);
		} catch (fault) {
			const isAct = new Headers(init?.headers).has("next-action");
			if (!isAct || !navigator.onLine || !(fault instanceof TypeError)) throw fault;
			// The kind that the router hands on (client/components/offline.ts).
			throw new DOMException("the act did not arrive", "TimeoutError");
		}
	};
}

/** Of this tab, once. */
let isTold = false;
