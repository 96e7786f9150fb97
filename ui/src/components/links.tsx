import { Button, type ButtonProps, Menu, type MenuItemProps } from "@mantine/core";
import { createLink } from "@tanstack/react-router";
import type { AnchorHTMLAttributes, Ref } from "react";

type AnchorProps<P> = P &
  Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof P> & { ref?: Ref<HTMLAnchorElement> };

function AnchorButton(props: AnchorProps<ButtonProps>) {
  return <Button component="a" {...props} />;
}

function AnchorMenuItem(props: AnchorProps<MenuItemProps>) {
  return <Menu.Item component="a" {...props} />;
}

/** Links that look like buttons and menu items, with addresses checked by the compiler. */
export const LinkButton = createLink(AnchorButton);
export const LinkMenuItem = createLink(AnchorMenuItem);
