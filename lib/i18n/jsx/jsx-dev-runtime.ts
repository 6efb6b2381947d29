import type { ElementType, Key } from "react";
import { type JSXSource, jsxDEV as make } from "react/jsx-dev-runtime";
import { isolateProps } from "./isolate-props";

/** The same as jsx-runtime.ts, for a development server. */
export function jsxDEV(
	type: ElementType,
	props: Record<string, unknown>,
	key: Key | undefined,
	isStatic: boolean,
	source?: JSXSource,
	self?: unknown,
) {
	return make(type, isolateProps(type, props), key, isStatic, source, self);
}

export { Fragment } from "react";
export type { JSX } from "react/jsx-dev-runtime";
