"use client";
import type { ComponentProps, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import type { Noun } from "@/lib/i18n/messages";
import { ActContext, useActForm } from "./act-context";
import { ActNotice } from "./act-notice";
import { RestoredNotice } from "./restored-notice";
import { type ActOptions, type ActState, useAct } from "./use-act";

interface FormProps
	extends Pick<ComponentProps<"form">, "id" | "className" | "aria-label" | "aria-labelledby" | "noValidate"> {
	/** Whose `faults` name what may be refused; else the general words. */
	readonly words?: Noun;
	/** The sentence after success; absent where the page itself shows it. */
	readonly done?: string;
	/** The words of its one button; absent: the children have their own SubmitButton. */
	readonly submit?: string;
	readonly look?: ComponentProps<typeof Button>["look"];
	readonly children?: ReactNode;
}

/**
 * The form of an act: what was typed stays until it is saved, whatever comes between. What comes of it stands below the fields
 * (ActNotice), above the buttons.
 */
export function ActForm<Done>({
	action,
	name,
	keeps,
	seen,
	withoutScript,
	empties,
	onDone,
	...frame
}: ActOptions<Done> & FormProps) {
	const act = useAct({ action, name, keeps, seen, withoutScript, empties, onDone });
	return <ActFrame act={act} {...frame} />;
}

/** The same around an act that its owner holds, to draw what comes of it elsewhere too. */
export function ActFrame<Done>({
	act,
	words,
	done,
	submit,
	look = "primary",
	children,
	className = "grid gap-3",
	...rest
}: FormProps & { act: ActState<Done> }) {
	return (
		<ActContext value={act as ActState}>
			<form
				ref={act.form}
				key={act.made}
				action={act.plain}
				onSubmit={act.onSubmit}
				onInput={act.onInput}
				className={className}
				{...rest}
			>
				{act.restoredAt === null ? null : <RestoredNotice />}
				{children}
				{submit === undefined ? null : (
					<>
						<ActNotice words={words} done={done} />
						<div>
							<SubmitButton look={look}>{submit}</SubmitButton>
						</div>
					</>
				)}
			</form>
		</ActContext>
	);
}

/** Asleep while its form is under way. */
export function SubmitButton(props: ComponentProps<typeof Button>) {
	const { busy } = useActForm();
	return <Button type="submit" {...props} disabled={busy || props.disabled} />;
}
