import { jsx } from "react/jsx-runtime";
import { balance } from "../direction/balance";
import { isolate } from "../direction/isolate";
import { turnsText } from "../direction/turns-text";

type Props = Readonly<Record<string, unknown>>;

/**
 * What an element gets instead of its props: a text that may turn its neighbours stands in <bdi>, and between the marks of
 * an isolate in an attribute that people see or hear. Props without such a text are given back, the same object.
 */
export function isolateProps(type: unknown, props: Props): Props {
	let changed: Record<string, unknown> | null = null;
	for (const name in props) {
		const value = props[name];
		const isolated = name === "children" ? isolateChildren(type, value) : isolateAttribute(type, name, value);
		if (isolated === value) continue;
		changed ??= { ...props };
		changed[name] = isolated;
	}
	return changed ?? props;
}

const shown = new Set(["title", "alt", "label", "placeholder"]);

/** A component may do with a title what it likes: the elements that it makes come here again. A label it hands on. */
function isolateAttribute(type: unknown, name: string, value: unknown): unknown {
	if (typeof value !== "string") return value;
	return name.startsWith("aria-") || (typeof type === "string" && shown.has(name)) ? isolate(value) : value;
}

function isolateChildren(type: unknown, children: unknown): unknown {
	if (!Array.isArray(children)) return isolateChild(type, children, undefined);
	let changed: unknown[] | null = null;
	for (const [index, child] of children.entries()) {
		const isolated = Array.isArray(child) ? isolateChildren(type, child) : isolateChild(type, child, `bdi-${index}`);
		if (isolated === child) continue;
		changed ??= [...children];
		changed[index] = isolated;
	}
	return changed ?? children;
}

/** Elements in which markup would not be allowed, or shown as it is written. */
const textOnly = new Set(["option", "title", "text", "tspan", "textPath", "desc", "textarea"]);

function isolateChild(type: unknown, child: unknown, key: string | undefined): unknown {
	if (typeof child !== "string") return child;
	if (type === "bdi") return balance(child);
	if (!turnsText(child)) return child;
	return typeof type === "string" && textOnly.has(type)
		? isolate(child)
		: jsx("bdi", { children: balance(child) }, key);
}
