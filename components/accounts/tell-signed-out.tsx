"use client";
import { useEffect } from "react";
import { sessionChannel } from "../layout/leave-with-others";

/** Tells the other pages of this browser that nobody is signed in any more. */
export function TellSignedOut() {
	useEffect(() => {
		const channel = new BroadcastChannel(sessionChannel);
		channel.postMessage("ended");
		channel.close();
	}, []);
	return null;
}
