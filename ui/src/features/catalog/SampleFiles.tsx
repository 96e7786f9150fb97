import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Dialog } from "@/components/Dialog";
import { toastProblem } from "@/components/toast";
import type { SampleInput } from "@/lib/api-types";
import { formatWord, sorted } from "@/lib/formats";
import { sampleFile } from "./api";
import classes from "./SamplePanel.module.css";
import { saveFile } from "./saveFile";

interface SampleFilesProps {
  typeId: string;
  formats: string[];
  input: SampleInput;
  optionsOf: ((format: string) => object | undefined) | undefined;
}

/** The file as it would be sent, of the first 200 rows: HTML is shown, everything else is saved. */
export function SampleFiles({ typeId, formats, input, optionsOf }: SampleFilesProps) {
  const [page, setPage] = useState<string>();
  const fetching = useMutation({
    mutationFn: (format: string) => sampleFile(typeId, format, input, optionsOf?.(format)),
    onSuccess: async (file, format) =>
      format === "html" ? setPage(await file.text()) : saveFile(file, `${typeId}-sample.${format}`),
    onError: (error) => toastProblem("There is no sample file.", error),
  });
  return (
    <div className={classes.files}>
      <span>As a file, first 200 rows:</span>
      {sorted(formats).map((format) => (
        <Button
          key={format}
          size="compact-sm"
          variant="default"
          loading={fetching.isPending && fetching.variables === format}
          disabled={fetching.isPending}
          onClick={() => fetching.mutate(format)}
        >
          {formatWord(format)}
        </Button>
      ))}
      {page !== undefined && (
        <Dialog title="Sample page" onClose={() => setPage(undefined)}>
          {/* No script and no origin of ours: what stands in a report is somebody's data. */}
          <iframe className={classes.page} sandbox="" srcDoc={page} title="Sample page" />
        </Dialog>
      )}
    </div>
  );
}
