import type { ElementType, Key } from "react";
import { jsx as make, jsxs as makeWithChildren } from "react/jsx-runtime";
import { isolateProps } from "./isolate-props";

/** Makes every element of our screens (jsxImportSource in tsconfig.json; lib/adr/0026): React's own, with isolated text. */
export function jsx(type: ElementType, props: Record<string, unknown>, key?: Key) {
	return make(type, isolateProps(type, props), key);
}

export function jsxs(type: ElementType, props: Record<string, unknown>, key?: Key) {
	return makeWithChildren(type, isolateProps(type, props), key);
}

export { Fragment } from "react";
export type { JSX } from "react/jsx-runtime";
