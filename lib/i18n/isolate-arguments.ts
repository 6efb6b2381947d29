import { isolate } from "./direction/isolate";

type Values = Readonly<Record<string, unknown>>;
type Say = (key: string, values?: Values, formats?: unknown) => unknown;

/**
 * The same translator, in whose sentences a text from outside turns nothing: each text that is put into one is isolated.
 * Made once per translator, so that what depends on it stays as it was.
 */
export function isolateArguments<T extends object>(translator: T): T {
	const known = made.get(translator);
	if (known) return known as T;
	const say = translator as Say & { rich: Say; markup: Say };
	const [rich, markup] = [isolating(say.rich), isolating(say.markup)];
	const fresh = Object.assign(isolating(say), say, { rich, markup }) as unknown as T;
	made.set(translator, fresh);
	return fresh;
}

const made = new WeakMap<object, unknown>();

function isolating(say: Say): Say {
	return (key, values, formats) => say(key, values && isolateAll(values), formats);
}

function isolateAll(values: Values): Values {
	return Object.fromEntries(
		Object.entries(values).map(([name, value]) => [name, typeof value === "string" ? isolate(value) : value]),
	);
}
