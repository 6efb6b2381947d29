"use client";
import { X } from "lucide-react";
import { Dialog } from "radix-ui";
import type { ReactNode } from "react";

/** Who opens it: an element of its own that is the trigger, or one elsewhere, while the sheet is there. */
type Opener =
	| { readonly trigger: ReactNode; readonly opener?: never; readonly onClose?: never }
	| { readonly trigger?: never; readonly opener: HTMLElement; onClose(): void };

/**
 * A panel at the side that covers nothing it explains (where a figure comes from, for instance). Not modal: the page
 * stays in use. Escape or the button closes it and focus returns to what opened it.
 */
export function Sheet({
	trigger,
	opener,
	onClose,
	title,
	closeLabel,
	startsOpen = false,
	stays = false,
	children,
}: Opener & {
	title: string;
	closeLabel: string;
	/** Somebody came to the page for it. */
	startsOpen?: boolean;
	/** Something is typed in it: it stays open while one looks at the rest of the page. */
	stays?: boolean;
	children: ReactNode;
}) {
	const held = opener ? { open: true, onOpenChange: onClose } : { defaultOpen: startsOpen };
	return (
		<Dialog.Root modal={false} {...held}>
			{trigger ? <Dialog.Trigger asChild>{trigger}</Dialog.Trigger> : null}
			<Dialog.Portal>
				<Dialog.Content
					aria-describedby={undefined}
					onInteractOutside={(event) => {
						if (stays) event.preventDefault();
					}}
					onCloseAutoFocus={() => opener?.focus()}
					className="fixed inset-x-0 bottom-0 z-40 max-h-[70dvh] overflow-y-auto border-t border-line-strong bg-surface p-4 text-m shadow-pop outline-none sm:inset-x-auto sm:top-10 sm:right-0 sm:bottom-0 sm:max-h-none sm:w-80 sm:border-t-0 sm:border-l"
				>
					<div className="mb-2 flex items-start justify-between gap-2">
						<Dialog.Title className="text-l">{title}</Dialog.Title>
						<Dialog.Close className="-mt-1 inline-flex min-h-7 items-center gap-1 rounded-s px-1.5 text-ink-2 hover:bg-sunken pointer-coarse:min-h-9">
							<X size={14} aria-hidden="true" />
							{closeLabel}
						</Dialog.Close>
					</div>
					{children}
				</Dialog.Content>
			</Dialog.Portal>
		</Dialog.Root>
	);
}
