"use client";
import { useEffect } from "react";

export const sessionChannel = "groepsbeeld-session";

/** Signed out in another tab: this page goes too, with what it shows. */
export function LeaveWithOthers() {
	useEffect(() => {
		const channel = new BroadcastChannel(sessionChannel);
		channel.onmessage = () => window.location.replace("/sign-in");
		return () => channel.close();
	}, []);
	return null;
}
