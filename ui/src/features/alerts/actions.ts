import { toast, toastProblem } from "@/components/toast";
import type { Alert } from "@/lib/api-types";
import { alerts, useAlertCommand } from "./api";

/** The commands on one alert, each saying what happened and, where there is one, offering the way back. */
export function useAlertActions({ id, title }: Alert) {
  const { mutateAsync } = useAlertCommand();
  const attempt = async (failed: string, command: () => Promise<unknown>) => {
    try {
      await mutateAsync(command);
      return true;
    } catch (error) {
      toastProblem(failed, error);
      return false;
    }
  };
  return {
    async acknowledge() {
      if (await attempt("It was not acknowledged.", () => alerts.acknowledge(id))) {
        toast(`Acknowledged: ${title}. The others see that you look after it.`);
      }
    },
    async mute(minutes: number, period: string) {
      if (await attempt("It was not muted.", () => alerts.mute(id, minutes))) {
        toast(`No mails about “${title}” for ${period}.`, () =>
          mutateAsync(() => alerts.unmute(id)),
        );
      }
    },
    async unmute() {
      if (await attempt("It is still muted.", () => alerts.unmute(id))) {
        toast(`Mails about “${title}” are sent again.`);
      }
    },
  };
}
