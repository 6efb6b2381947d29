import { useQuery } from "@tanstack/react-query";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { QueryProvider } from "./query-provider";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function Explored() {
	const { data } = useQuery({ queryKey: ["explored"], queryFn: async () => "fetched", initialData: "sent along" });
	return createElement("p", null, data);
}

it("leaves no timer behind on the server, which would keep the request in memory", () => {
	expect(renderToString(createElement(QueryProvider, null, createElement(Explored)))).toContain("sent along");
	expect(vi.getTimerCount()).toBe(0);
});
