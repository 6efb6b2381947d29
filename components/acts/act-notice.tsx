"use client";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useTranslations } from "@/lib/i18n/in-browser";
import type { Noun } from "@/lib/i18n/messages";
import { useActForm } from "./act-context";
import { ChangedNotice } from "./changed-notice";
import { useConnection } from "./tab";

/** What came of the form it stands in: done, refused, changed by somebody else, or not arrived. */
export function ActNotice(props: { words?: Noun; done?: string }) {
	const { outcome, busy } = useActForm();
	const told = useRef<HTMLDivElement>(null);
	// Of a long form it may be out of sight.
	useEffect(() => {
		if (outcome !== null && outcome.state !== "done" && !busy) told.current?.scrollIntoView({ block: "nearest" });
	}, [outcome, busy]);
	return (
		<div ref={told} className="scroll-my-12 empty:hidden">
			<Told {...props} />
		</div>
	);
}

function Told({ words, done }: { words?: Noun; done?: string }) {
	const t = useTranslations("acts");
	const { outcome, busy, stale, comeBack, again } = useActForm();
	const { away, tryNow } = useConnection();
	if (away && busy)
		return (
			<Notice tone="late" role="alert" title={t("away.title")}>
				<p>{t("away.text")}</p>
				<Button onClick={tryNow} className="mt-1">
					{t("again")}
				</Button>
			</Notice>
		);
	if (outcome === null || busy) return null;
	switch (outcome.state) {
		case "done":
			return done && !stale ? <Notice role="status" title={done} /> : null;
		case "refused":
			return <RefusedNotice words={words} fault={outcome.fault} code={outcome.code} />;
		case "changed":
			return <ChangedNotice change={outcome.change} />;
		case "unreached":
			return (
				<Notice tone="fault" role="alert" title={t("unreached.title")}>
					<p>{t("unreached.text")}</p>
					<Button onClick={again} className="mt-1">
						{t("again")}
					</Button>
				</Notice>
			);
		case "behind":
			return (
				<Notice tone="late" role="alert" title={t("behind.title")}>
					{t("behind.text")}
				</Notice>
			);
		case "older":
			return <Older />;
		case "left":
			return (
				<Notice tone="late" role="alert" title={t(`left.${outcome.why}.title`)}>
					<p>{t(`left.${outcome.why}.text`)}</p>
					{outcome.why === "other-account" ? (
						<Button onClick={again} className="mt-1">
							{t("again")}
						</Button>
					) : (
						<Button
							look="primary"
							className="mt-1"
							onClick={() => {
								comeBack();
								location.assign(ways[outcome.why as keyof typeof ways]);
							}}
						>
							{t(`left.${outcome.why}.go`)}
						</Button>
					)}
				</Notice>
			);
	}
}

const ways = { "signed-out": "/sign-in", "second-factor": "/second-factor", "other-way": "/other-way" } as const;

/** A page of another build than the server: loaded anew it works again, with what was typed. */
function Older() {
	const t = useTranslations("acts");
	const { comeBack } = useActForm();
	return (
		<Notice tone="late" role="alert" title={t("older.title")}>
			<p>{t("older.text")}</p>
			<Button
				look="primary"
				className="mt-1"
				onClick={() => {
					comeBack();
					location.reload();
				}}
			>
				{t("older.go")}
			</Button>
		</Notice>
	);
}

function RefusedNotice({ words = "acts", fault, code }: { words?: Noun; fault: string; code: string }) {
	const [own, general] = [useTranslations(words as "acts"), useTranslations("acts")];
	if (fault === "older-page") return <Older />;
	const key = (word: string) => `faults.${word}` as "faults.invalid";
	const said = own.has(key(fault)) ? own(key(fault)) : general.has(key(fault)) ? general(key(fault)) : null;
	return (
		<Notice tone="fault" role="alert" title={said ?? general(general.has(key(code)) ? key(code) : "faults.invalid")} />
	);
}
