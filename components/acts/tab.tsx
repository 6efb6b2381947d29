"use client";
import { usePathname } from "next/navigation";
import { useOffline } from "next/offline";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from "react";
import { sessionChannel } from "@/components/layout/leave-with-others";
import { tellFailedActs } from "./once-a-press";
import { TypedStore } from "./typed-store";

interface Tab {
	/** For whom the page was made, as its forms send it; empty: for nobody who is signed in. */
	readonly accounts: string;
	/** Of whoever is signed in; tells sessions apart and opens nothing. */
	readonly session: string;
	/** The build that made the page. */
	readonly build: string;
	/** Whoever is signed in has to show a factor first, or come another way. */
	readonly waits: boolean;
}

const TabContext = createContext<Tab>({ accounts: "", session: "", build: "", waits: false });

/** Around every page: for whom it is, and what becomes of what they typed when somebody else comes, or they leave. */
export function TabFrame({ accounts, session, build, waits, children }: Tab & { children: ReactNode }) {
	const tab = useMemo(() => ({ accounts, session, build, waits }), [accounts, session, build, waits]);
	const path = usePathname();
	const before = useRef(path);
	useEffect(tellFailedActs, []);
	useEffect(() => {
		const store = typedStore();
		const of = { owner: accounts, session };
		store.settle(of);
		const back = accounts === "" || waits ? null : store.takeReturn(accounts);
		if (back !== null && back !== `${location.pathname}${location.search}`) location.replace(back);
		const hourly = setInterval(() => store.settle(of), 60_000);
		// By intent, here or in another tab of this browser.
		const leaves = ({ target }: Event) => {
			if (target instanceof HTMLFormElement && target.getAttribute("action") === "/api/v1/session/end") store.clear();
		};
		const channel = new BroadcastChannel(sessionChannel);
		channel.onmessage = () => store.clear();
		document.addEventListener("submit", leaves, true);
		return () => {
			clearInterval(hourly);
			channel.close();
			document.removeEventListener("submit", leaves, true);
		};
	}, [accounts, session, waits]);
	useEffect(() => {
		// Led to sign in by a click within the page: its frame is still of who was signed in.
		if (path === "/sign-in" && before.current !== path && accounts !== "") location.reload();
		before.current = path;
	}, [path, accounts]);
	return <TabContext value={tab}>{children}</TabContext>;
}

/** On the page where one signs in: what was typed before is still there, and one comes back to it. */
export function useKeptTyped(): boolean {
	const [kept, setKept] = useState(false);
	useEffect(() => setKept(typedStore().comeBackToTyped()), []);
	return kept;
}

export const useTab = () => useContext(TabContext);

/** Of this tab; asked in the browser alone. */
export const typedStore = () => new TypedStore(sessionStorage);

/** Whether a form of this name on this page was typed in before, and not saved: it is opened again. */
export function useTyped(name: string): boolean {
	const { accounts } = useTab();
	const [typed, setTyped] = useState(false);
	useEffect(() => setTyped(typedStore().find(accounts, typedKey(name)) !== null), [accounts, name]);
	return typed;
}

/** Of one form of the page. */
export const typedKey = (name: string) => `${location.pathname} ${name}`;

/** Without network, and a way to try at once. The router asks by itself every few seconds. */
export function useConnection() {
	return { away: useOffline(), tryNow: () => window.dispatchEvent(new Event("online")) };
}
