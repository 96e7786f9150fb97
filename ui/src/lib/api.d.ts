// Written by types.mjs from openapi.json: `npm run types`.
import type { Burst, CatchUp, ColumnType, Condition, CsvOptions, ExecutionStatus, HealthStatus, ParameterType, ParameterValue, ParameterValues, PdfOptions, Role, ScheduleCounts, ScheduleJson, ScheduleState, TemplateSchedule, Trigger, Values, WhenEmpty } from "./api-words";

export interface paths {
    "/api/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["healthHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["metricsRead"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/dashboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["dashboardDashboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/scheduled-reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["adminScheduleList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/scheduled-reports/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["dashboardStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alert-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["alertRules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alert-rules/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["alertTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["alertList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["alertAcknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}/mute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["alertMute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}/unmute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["alertUnmute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit-logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["auditList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["authLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["authLogout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/organization": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["authEnter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["authPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["authRefresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["deadLetterList"];
        put?: never;
        post?: never;
        delete: operations["deadLetterDeleteAll"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dead-letters/retry-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["deadLetterRetryAll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dead-letters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["deadLetterGet"];
        put?: never;
        post?: never;
        delete: operations["deadLetterDelete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dead-letters/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["deadLetterReopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dead-letters/{id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["deadLetterResolve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dead-letters/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["deadLetterRetry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/disk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["diskDisk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["homeEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/file-name-previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["fileRootPreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/file-roots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["fileRootRoots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/file-roots/{alias}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["fileRootEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/file-roots/{alias}/folders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["fileRootMake"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/home": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["homeHome"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/links/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["sharingRevoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["meMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/nodes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["nodeList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/nodes/{id}/drain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["nodeDrain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/nodes/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["nodeResume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organization": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["organizationProfile"];
        put: operations["organizationChange"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organization/logo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["organizationLogo"];
        put: operations["organizationWear"];
        post?: never;
        delete: operations["organizationTakeOff"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organization/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["retentionGet"];
        put: operations["retentionPut"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organization/retention/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["retentionPreview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["mePeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["queueQueue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-executions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["executionList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-executions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["executionGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-executions/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["executionCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-executions/{id}/download": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["downloadDownload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-executions/{id}/download-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["downloadLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-executions/{id}/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["executionExtend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-executions/{id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["sharingList"];
        put?: never;
        post: operations["sharingShare"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-executions/{id}/parts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["burstParts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-executions/{id}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["executionRedeliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-executions/{id}/run-again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["executionRunAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["reportTypeList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-types/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["reportTypeGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-types/{id}/burst-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["burstPreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-types/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["reportTypePreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-types/{id}/sample": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["sampleSample"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schedule-previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["previewPreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scheduled-reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["scheduleList"];
        put?: never;
        post: operations["scheduleCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scheduled-reports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["scheduleGet"];
        put: operations["scheduleUpdate"];
        post?: never;
        delete: operations["scheduleDelete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scheduled-reports/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["scheduleChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scheduled-reports/{id}/clone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["scheduleCopy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scheduled-reports/{id}/close-circuit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["scheduleCloseCircuit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scheduled-reports/{id}/executions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["executionOfSchedule"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scheduled-reports/{id}/executions/{execution}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["executionOneOfSchedule"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scheduled-reports/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["schedulePause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scheduled-reports/{id}/recipients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["scheduleAddRecipient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scheduled-reports/{id}/recipients/{recipient}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["scheduleRemoveRecipient"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scheduled-reports/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["scheduleRestore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scheduled-reports/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["scheduleResume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scheduled-reports/{id}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["executionRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["storeStores"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/timezones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["previewZones"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["usageUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["meUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/d/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["linkOpen"];
        put?: never;
        post: operations["linkTake"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/d/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["linkFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/livez": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["healthLive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["healthReady"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Alert: {
            /** Format: date-time */
            acknowledged_at?: string;
            acknowledged_by?: components["schemas"]["AlertPerson"];
            /** Format: date-time */
            first_seen_at: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            last_seen_at: string;
            link?: string;
            message: string;
            /** Format: date-time */
            muted_until?: string;
            /** Format: date-time */
            resolved_at?: string;
            rule: string;
            scope: string;
            severity: string;
            status: string;
            /** Format: int32 */
            times: number;
            title: string;
        };
        AlertCounts: {
            /** Format: int32 */
            acknowledged: number;
            /** Format: int32 */
            critical: number;
            /** Format: int32 */
            open: number;
        };
        AlertMuteForm: {
            /** Format: int32 */
            minutes?: number;
        };
        AlertPage: {
            counts: components["schemas"]["AlertCounts"];
            items: components["schemas"]["Alert"][];
            /** Format: int32 */
            limit: number;
            /** Format: int32 */
            page: number;
            /** Format: int64 */
            total: number;
        };
        AlertPerson: {
            display_name: string;
            /** Format: uuid */
            id: string;
        };
        AlertRule: {
            /** Format: int64 */
            for_minutes: number;
            rule: string;
            scope: string;
            severity: string;
            state: string;
            text: string;
            threshold?: string;
        };
        AlertRuleList: {
            items: components["schemas"]["AlertRule"][];
        };
        AlertSentTo: {
            sent_to: string;
        };
        Audit: {
            action: string;
            actor: string;
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            id: string;
            ip?: string;
            new_values?: Values;
            object_id?: string;
            object_name?: string;
            object_type: string;
            old_values?: Values;
            /** Format: uuid */
            user_id?: string;
        };
        AuditPage: {
            items: components["schemas"]["Audit"][];
            /** Format: int32 */
            limit: number;
            /** Format: int32 */
            page: number;
            /** Format: int64 */
            total: number;
        };
        AuthLoginForm: {
            email?: string;
            /** Format: uuid */
            organization_id?: string;
            password?: string;
        };
        AuthOrganizationForm: {
            /** Format: uuid */
            organization_id?: string;
        };
        AuthPasswordForm: {
            current_password?: string;
            new_password?: string;
        };
        AuthToken: {
            access_token: string;
            /** Format: int64 */
            expires_in: number;
            must_change_password: boolean;
            token_type: string;
        };
        BurstPart: {
            artifacts: components["schemas"]["ExecutionFile"][];
            deliveries: components["schemas"]["Delivery"][];
            key: string;
            outcome: string;
            /** Format: int64 */
            row_count: number;
        };
        BurstPartPage: {
            items: components["schemas"]["BurstPart"][];
            /** Format: int32 */
            limit: number;
            /** Format: int32 */
            page: number;
            /** Format: int64 */
            total: number;
        };
        BurstPreview: {
            column: string;
            failure?: string;
            faults: string[];
            items: components["schemas"]["BurstPreviewPart"][];
            /** Format: int32 */
            keys: number;
            label: string;
            /** Format: int32 */
            recipients: number;
            /** Format: int64 */
            rows: number;
            /** Format: int64 */
            took_ms: number;
            /** Format: int32 */
            total: number;
            /** Format: int32 */
            unmatched_keys: number;
            /** Format: int64 */
            unmatched_rows: number;
            /** Format: int32 */
            without_rows: number;
        };
        BurstPreviewForm: {
            /** Format: date-time */
            due_at?: string;
            report_params?: unknown;
            timezone?: string;
        };
        BurstPreviewPart: {
            key: string;
            recipients: string[];
            /** Format: int64 */
            rows: number;
        };
        DashboardStats: {
            /** Format: int64 */
            active: number;
            by_report_type: {
                [key: string]: number;
            };
            /** Format: int64 */
            ended: number;
            executions: components["schemas"]["DashboardStatsExecutions"];
            /** Format: int64 */
            failing: number;
            /** Format: int64 */
            paused: number;
            /** Format: int64 */
            total: number;
        };
        DashboardStatsExecutions: {
            /** Format: int64 */
            cancelled: number;
            /** Format: int64 */
            completed: number;
            /** Format: int64 */
            failed: number;
            /** Format: int64 */
            skipped: number;
        };
        DeadLetterAccepted: {
            /** Format: uuid */
            execution_id: string;
        };
        DeadLetterAffected: {
            /** Format: int32 */
            affected: number;
        };
        DeadLetterAttempt: {
            /** Format: int32 */
            attempt: number;
            /** Format: date-time */
            ended_at: string;
            error_category?: string;
            error_code?: string;
            error_detail?: string;
            error_message?: string;
            /** Format: uuid */
            execution_id: string;
            outcome: string;
            /** Format: date-time */
            started_at: string;
        };
        DeadLetterGroup: {
            /** Format: int32 */
            count: number;
            error_category: string;
            error_code: string;
            error_message: string;
            /** Format: date-time */
            since: string;
        };
        DeadLetterItem: {
            /** Format: int32 */
            attempts: number;
            /** Format: date-time */
            created_at: string;
            error_category: string;
            error_code: string;
            error_detail?: string;
            error_message: string;
            /** Format: uuid */
            execution_id: string;
            /** Format: uuid */
            id: string;
            /** Format: int64 */
            in_queue_ms: number;
            /** Format: uuid */
            last_execution_id: string;
            /** Format: date-time */
            last_failed_at: string;
            note?: string;
            report_type: string;
            /** Format: date-time */
            resolved_at?: string;
            resolved_by?: components["schemas"]["ExecutionPerson"];
            /** Format: uuid */
            schedule_id: string;
            schedule_name: string;
            /** Format: date-time */
            scheduled_for: string;
            status: string;
            timezone: string;
        };
        DeadLetterList: {
            items: components["schemas"]["DeadLetterItem"][];
            /** Format: int32 */
            limit: number;
            /** Format: int32 */
            page: number;
            summary: components["schemas"]["DeadLetterSummary"];
            /** Format: int64 */
            total: number;
        };
        DeadLetterResolveForm: {
            note?: string;
        };
        DeadLetterSummary: {
            /** Format: int32 */
            alert_at: number;
            by_category: {
                [key: string]: number;
            };
            groups: components["schemas"]["DeadLetterGroup"][];
            /** Format: int32 */
            limit: number;
            /** Format: date-time */
            oldest_at?: string;
            /** Format: int32 */
            open: number;
            /** Format: int32 */
            resolved: number;
            /** Format: int32 */
            retrying: number;
            /** Format: int32 */
            total: number;
        };
        DeadLetterWhole: {
            attempt_history: components["schemas"]["DeadLetterAttempt"][];
            /** Format: int32 */
            attempts: number;
            /** Format: date-time */
            created_at: string;
            error_category: string;
            error_code: string;
            error_detail?: string;
            error_message: string;
            /** Format: uuid */
            execution_id: string;
            /** Format: uuid */
            id: string;
            /** Format: int64 */
            in_queue_ms: number;
            /** Format: uuid */
            last_execution_id: string;
            /** Format: date-time */
            last_failed_at: string;
            note?: string;
            report_params: unknown;
            report_type: string;
            /** Format: date-time */
            resolved_at?: string;
            resolved_by?: components["schemas"]["ExecutionPerson"];
            /** Format: uuid */
            schedule_id: string;
            schedule_name: string;
            /** Format: date-time */
            scheduled_for: string;
            status: string;
            timezone: string;
        };
        DefinitionFault: {
            file: string;
            /** Format: int32 */
            line?: number;
            message: string;
        };
        Delivery: {
            /** Format: int32 */
            attempt: number;
            attempts: components["schemas"]["DeliveryAttempt"][];
            burst_key?: string;
            channel: string;
            /** Format: date-time */
            created_at: string;
            destination: string;
            error_category?: string;
            error_code?: string;
            error_message?: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            next_attempt_at?: string;
            reference?: string;
            /** Format: int32 */
            retry_count: number;
            /** Format: date-time */
            sent_at?: string;
            status: string;
            uncertain: boolean;
        };
        DeliveryAttempt: {
            /** Format: int32 */
            attempt: number;
            certainty?: string;
            /** Format: date-time */
            ended_at: string;
            error_category?: string;
            error_code?: string;
            error_message?: string;
            outcome: string;
            /** Format: date-time */
            started_at: string;
        };
        Disk: {
            advice: components["schemas"]["DiskAdvice"][];
            /** Format: int64 */
            average_report_bytes: number;
            by_organization: components["schemas"]["DiskOrganizationUse"][];
            by_report_type: components["schemas"]["DiskTypeUse"][];
            /** Format: int64 */
            free_bytes: number;
            /** Format: int64 */
            needed_bytes: number;
            /** Format: int64 */
            report_bytes: number;
            samples: components["schemas"]["DiskSample"][];
            state: string;
            thresholds: components["schemas"]["DiskThresholds"];
            /** Format: int64 */
            total_bytes: number;
            trend?: components["schemas"]["DiskTrend"];
            /** Format: int32 */
            waiting_for_space: number;
        };
        DiskAdvice: {
            /** Format: int64 */
            bytes: number;
            code: string;
            text: string;
        };
        DiskOrganizationUse: {
            /** Format: int64 */
            bytes: number;
            /** Format: int32 */
            files: number;
            key: string;
            name: string;
        };
        DiskSample: {
            /** Format: date-time */
            at: string;
            /** Format: int64 */
            free_bytes: number;
            /** Format: int64 */
            report_bytes?: number;
        };
        DiskThresholds: {
            /** Format: int64 */
            stop_bytes: number;
            /** Format: int64 */
            warn_bytes: number;
        };
        DiskTrend: {
            /** Format: int64 */
            bytes_per_day: number;
            /** Format: int32 */
            full_in_days?: number;
        };
        DiskTypeUse: {
            /** Format: int64 */
            bytes: number;
            /** Format: int32 */
            files: number;
            report_type: string;
        };
        DownloadLink: {
            /** Format: date-time */
            expires_at: string;
            url: string;
        };
        DownloadLinkForm: {
            format?: string;
            key?: string;
        };
        ExecutionAccepted: {
            /** Format: uuid */
            execution_id: string;
        };
        ExecutionAffected: {
            /** Format: int32 */
            affected: number;
        };
        ExecutionAttempt: {
            /** Format: int32 */
            attempt: number;
            /** Format: date-time */
            ended_at: string;
            error_category?: string;
            error_code?: string;
            error_message?: string;
            outcome: string;
            /** Format: date-time */
            started_at: string;
        };
        ExecutionExtendForm: {
            /** Format: int32 */
            timeout_minutes?: number;
        };
        ExecutionFile: {
            burst_key?: string;
            /** Format: int64 */
            bytes: number;
            /** Format: date-time */
            expires_at: string;
            file_name: string;
            format: string;
            /** Format: uuid */
            id: string;
            /** Format: int64 */
            row_count: number;
            sha256: string;
        };
        ExecutionLine: {
            /** Format: int32 */
            attempt: number;
            /** Format: date-time */
            completed_at?: string;
            /** Format: date-time */
            created_at: string;
            /** Format: int32 */
            deliveries_done: number;
            /** Format: int32 */
            deliveries_failed: number;
            /** Format: int32 */
            deliveries_total: number;
            /** Format: int64 */
            duration_ms?: number;
            error_category?: string;
            error_code?: string;
            error_message?: string;
            /** Format: int64 */
            file_size_bytes?: number;
            /** Format: uuid */
            id: string;
            /** Format: int64 */
            lateness_ms?: number;
            progress?: components["schemas"]["Progress"];
            report_type: string;
            /** Format: int32 */
            retry_count: number;
            reused_from?: components["schemas"]["ExecutionReusedFrom"];
            /** Format: int64 */
            row_count?: number;
            /** Format: uuid */
            schedule_id: string;
            schedule_name: string;
            /** Format: date-time */
            scheduled_for: string;
            skip_reason?: string;
            /** Format: date-time */
            started_at?: string;
            status: ExecutionStatus;
            timeout_overridden: boolean;
            /** Format: int32 */
            timeout_seconds: number;
            timezone: string;
            trigger: Trigger;
            wait?: components["schemas"]["ExecutionWait"];
        };
        ExecutionLinePage: {
            items: components["schemas"]["ExecutionLine"][];
            /** Format: int32 */
            limit: number;
            /** Format: int32 */
            page: number;
            /** Format: int64 */
            total: number;
        };
        ExecutionPastFile: {
            archive_key?: string;
            /** Format: date-time */
            archived_at?: string;
            /** Format: int64 */
            bytes: number;
            /** Format: date-time */
            deleted_at: string;
            file_name: string;
            format: string;
            /** Format: uuid */
            id: string;
            /** Format: int64 */
            row_count: number;
            sha256: string;
        };
        ExecutionPerson: {
            display_name: string;
            /** Format: uuid */
            id: string;
        };
        ExecutionRedeliverForm: {
            delivery_ids?: string[];
        };
        ExecutionReusedFrom: {
            /** Format: date-time */
            completed_at: string;
            /** Format: uuid */
            execution_id: string;
        };
        ExecutionRunForm: {
            send_to?: string;
            /** Format: int32 */
            timeout_minutes?: number;
        };
        ExecutionWait: {
            /** Format: int32 */
            ahead?: number;
            code: string;
            text: string;
            /** Format: date-time */
            until?: string;
        };
        ExecutionWhole: {
            artifacts: components["schemas"]["ExecutionFile"][];
            /** Format: int32 */
            attempt: number;
            attempts: components["schemas"]["ExecutionAttempt"][];
            /** Format: date-time */
            completed_at?: string;
            /** Format: int64 */
            cpu_ms?: number;
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            dead_letter_id?: string;
            deliveries: components["schemas"]["Delivery"][];
            /** Format: int32 */
            deliveries_done: number;
            /** Format: int32 */
            deliveries_failed: number;
            /** Format: int32 */
            deliveries_total: number;
            /** Format: int64 */
            duration_ms?: number;
            error_category?: string;
            error_code?: string;
            error_detail?: string;
            error_message?: string;
            /** Format: int64 */
            file_size_bytes?: number;
            /** Format: uuid */
            id: string;
            /** Format: int64 */
            lateness_ms?: number;
            long_notice?: string;
            /** Format: date-time */
            long_notice_at?: string;
            /** Format: date-time */
            next_attempt_at?: string;
            notes: string[];
            output_format: string;
            output_formats: string[];
            /** Format: int32 */
            parts_total: number;
            past_artifacts: components["schemas"]["ExecutionPastFile"][];
            progress?: components["schemas"]["Progress"];
            query_ids: string[];
            report_params_snapshot: ParameterValues;
            report_type: string;
            report_type_version?: string;
            /** Format: int32 */
            retry_count: number;
            reused_from?: components["schemas"]["ExecutionReusedFrom"];
            /** Format: int64 */
            row_count?: number;
            /** Format: uuid */
            schedule_id: string;
            schedule_name: string;
            /** Format: date-time */
            scheduled_for: string;
            /** Format: date-time */
            since_at?: string;
            skip_reason?: string;
            split: boolean;
            /** Format: date-time */
            started_at?: string;
            status: ExecutionStatus;
            timeout_overridden: boolean;
            /** Format: int32 */
            timeout_seconds: number;
            timezone: string;
            trigger: Trigger;
            triggered_by?: components["schemas"]["ExecutionPerson"];
            /** Format: int64 */
            usual_duration_ms?: number;
            wait?: components["schemas"]["ExecutionWait"];
            window?: components["schemas"]["ExecutionWindow"];
        };
        ExecutionWindow: {
            /** Format: date-time */
            from: string;
            label: string;
            /** Format: date-time */
            to: string;
        };
        FileRootEntries: {
            cut: boolean;
            items: components["schemas"]["FileRootEntry"][];
            next_cursor?: string;
            path: string;
            /** Format: int32 */
            total: number;
        };
        FileRootEntry: {
            /** Format: int64 */
            bytes?: number;
            /** Format: date-time */
            changed_at: string;
            kind: string;
            name: string;
        };
        FileRootFolder: {
            path: string;
        };
        FileRootFolderForm: {
            path?: string;
        };
        FileRootRoot: {
            alias: string;
        };
        FileRootRoots: {
            items: components["schemas"]["FileRootRoot"][];
        };
        Health: {
            checks: {
                [key: string]: components["schemas"]["HealthCheck"];
            };
            status: HealthStatus;
            version: string;
        };
        HealthAnswer: {
            status: string;
        };
        HealthCheck: {
            status: string;
            /** Format: date-time */
            time: string;
        };
        Home: {
            /** Format: date-time */
            checked_at: string;
            /** Format: int32 */
            due_next_24h: number;
            /** Format: int32 */
            failed: number;
            /** Format: int32 */
            late: number;
            mail_ok?: boolean;
            needs_you: components["schemas"]["HomeNeed"][];
            next: components["schemas"]["HomeNextRun"][];
            /** Format: int32 */
            on_time: number;
            /** Format: int32 */
            running: number;
            schedules: ScheduleCounts;
            /** Format: int32 */
            skipped: number;
        };
        HomeNeed: {
            /** Format: uuid */
            execution_id?: string;
            kind: string;
            /** Format: uuid */
            schedule_id?: string;
            /** Format: date-time */
            since: string;
            text: string;
            title: string;
        };
        HomeNextRun: {
            /** Format: date-time */
            at: string;
            local: string;
            name: string;
            /** Format: uuid */
            schedule_id: string;
            timezone: string;
        };
        Me: {
            demo: boolean;
            display_name: string;
            email: string;
            /** Format: uuid */
            id: string;
            mailbox_url?: string;
            must_change_password: boolean;
            operator: boolean;
            organization: components["schemas"]["MeOrganization"];
            organizations: components["schemas"]["MeOrganization"][];
            role: Role;
            timezone: string;
        };
        MeOrganization: {
            /** Format: uuid */
            id: string;
            key: string;
            name: string;
            role: Role;
        };
        MePerson: {
            display_name: string;
            email: string;
            /** Format: uuid */
            id: string;
        };
        MePersonPage: {
            items: components["schemas"]["MePerson"][];
            /** Format: int32 */
            limit: number;
            /** Format: int32 */
            page: number;
            /** Format: int64 */
            total: number;
        };
        MeUser: {
            display_name: string;
            email: string;
            /** Format: uuid */
            id: string;
            is_active: boolean;
            /** Format: date-time */
            last_sign_in_at?: string;
            role: Role;
        };
        MeUserPage: {
            items: components["schemas"]["MeUser"][];
            /** Format: int32 */
            limit: number;
            /** Format: int32 */
            page: number;
            /** Format: int64 */
            total: number;
        };
        NamePreviewsForm: {
            destination?: string;
            /** Format: date-time */
            due_at?: string;
            output_formats?: string[];
            period?: string;
            report_name?: string;
            schedule_name?: string;
            timezone?: string;
        };
        NamePreviewsNames: {
            destination: string;
            names: string[];
        };
        NodeItem: {
            /** Format: date-time */
            beat_at?: string;
            /** Format: int64 */
            clock_offset_ms: number;
            held_by?: string;
            /** Format: uuid */
            id: string;
            is_this: boolean;
            /** Format: date-time */
            lease_until: string;
            /** Format: int32 */
            max_slots?: number;
            /** Format: int32 */
            min_slots?: number;
            name: string;
            /** Format: int32 */
            running: number;
            running_by_kind: {
                [key: string]: number;
            };
            /** Format: int32 */
            slots: number;
            /** Format: date-time */
            started_at: string;
            state: string;
            version: string;
        };
        NodeItems: {
            items: components["schemas"]["NodeItem"][];
        };
        OrganizationProfile: {
            accent?: string;
            email_domains: string[];
            has_logo: boolean;
            /** Format: uuid */
            id: string;
            key: string;
            name: string;
        };
        OrganizationProfileForm: {
            accent?: string;
            name?: string;
        };
        ParameterOption: {
            label: string;
            value: string;
        };
        Preview: {
            completed: boolean;
            description: string;
            runs: components["schemas"]["PreviewRun"][];
            tzdb_version: string;
        };
        PreviewForm: {
            /** Format: date-time */
            after?: string;
            /** Format: int32 */
            count?: number;
            schedule?: ScheduleJson;
        };
        PreviewRun: {
            /** Format: date-time */
            at: string;
            local: string;
            note?: string;
            note_text?: string;
        };
        PreviewZone: {
            city: string;
            id: string;
            offset: string;
        };
        PreviewZones: {
            items: components["schemas"]["PreviewZone"][];
        };
        Problem: {
            code: string;
            detail: string;
            errors: {
                field: string;
                message: string;
            }[];
            instance?: string;
            status: number;
            title: string;
            type?: string;
        };
        Progress: {
            /** Format: int64 */
            bytes: number;
            /** Format: int64 */
            elapsed_ms: number;
            estimate?: components["schemas"]["ProgressEstimate"];
            /** Format: int32 */
            percent?: number;
            phase: string;
            /** Format: int64 */
            rows: number;
            /** Format: int64 */
            rows_per_second?: number;
            /** Format: int32 */
            source_percent?: number;
        };
        ProgressEstimate: {
            /** Format: int64 */
            high_ms: number;
            /** Format: int64 */
            low_ms: number;
            /** Format: int32 */
            runs: number;
        };
        Queue: {
            kinds: components["schemas"]["QueueKind"][];
            organizations: components["schemas"]["QueueOrganization"][];
            running: components["schemas"]["QueueRun"][];
            sources: components["schemas"]["QueueSource"][];
        };
        QueueCircuit: {
            /** Format: int32 */
            failures: number;
            last_error_code?: string;
            state: string;
            /** Format: date-time */
            until?: string;
        };
        QueueKind: {
            /** Format: int64 */
            delayed: number;
            kind: string;
            /** Format: date-time */
            oldest_waiting_at?: string;
            /** Format: int64 */
            running: number;
            /** Format: int64 */
            waiting: number;
        };
        QueueOrganization: {
            key: string;
            /** Format: int32 */
            max_running: number;
            name: string;
            /** Format: date-time */
            oldest_waiting_at?: string;
            /** Format: int64 */
            running: number;
            /** Format: int64 */
            waiting: number;
            /** Format: int32 */
            weight: number;
        };
        QueueRun: {
            /** Format: date-time */
            deadline_at: string;
            /** Format: uuid */
            execution_id: string;
            node?: string;
            organization: string;
            progress?: unknown;
            schedule_name: string;
            /** Format: date-time */
            started_at: string;
        };
        QueueSource: {
            circuit: components["schemas"]["QueueCircuit"];
            /** Format: int32 */
            max_running?: number;
            name: string;
            /** Format: int64 */
            running: number;
            /** Format: int64 */
            waiting: number;
        };
        ReportType: {
            burst_key?: string;
            columns: components["schemas"]["ReportTypeColumn"][];
            description?: string;
            formats: string[];
            id: string;
            incremental?: string;
            name: string;
            parameters: components["schemas"]["ReportTypeParameter"][];
            /** Format: int32 */
            schedules: number;
            sections: components["schemas"]["ReportTypeSection"][];
            source: string;
            templates: components["schemas"]["ReportTypeTemplate"][];
            version: string;
        };
        ReportTypeColumn: {
            currency?: string;
            label: string;
            name: string;
            pii: boolean;
            total?: string;
            type: ColumnType;
        };
        ReportTypeList: {
            faults?: components["schemas"]["DefinitionFault"][];
            items: components["schemas"]["ReportType"][];
            /** Format: int32 */
            limit: number;
            /** Format: int32 */
            page: number;
            /** Format: int64 */
            total: number;
        };
        ReportTypeParameter: {
            default?: ParameterValue;
            hint?: string;
            label: string;
            max?: number;
            min?: number;
            multiple: boolean;
            name: string;
            options?: components["schemas"]["ParameterOption"][];
            required: boolean;
            type: ParameterType;
        };
        ReportTypePreview: {
            columns: components["schemas"]["ReportTypeColumn"][];
            rows: unknown[][];
            sections: components["schemas"]["ReportTypeTable"][];
            /** Format: int64 */
            took_ms: number;
            truncated: boolean;
            window?: components["schemas"]["ReportTypeWindow"];
        };
        ReportTypePreviewForm: {
            /** Format: date-time */
            due_at?: string;
            /** Format: int32 */
            limit?: number;
            report_params?: ParameterValues;
            timezone?: string;
        };
        ReportTypeSection: {
            columns: components["schemas"]["ReportTypeColumn"][];
            title: string;
        };
        ReportTypeTable: {
            columns: components["schemas"]["ReportTypeColumn"][];
            rows: unknown[][];
            title: string;
            truncated: boolean;
        };
        ReportTypeTemplate: {
            description?: string;
            name: string;
            output_formats: string[];
            report_params: ParameterValues;
            schedule: TemplateSchedule;
        };
        ReportTypeWindow: {
            /** Format: date */
            from: string;
            label: string;
            /** Format: date */
            to: string;
        };
        Retention: {
            archive: boolean;
            archive_available: boolean;
            /** Format: int64 */
            days: number;
            own_archive?: boolean;
            /** Format: int32 */
            own_days?: number;
            /** Format: int64 */
            usual_days: number;
        };
        RetentionEffect: {
            /** Format: int64 */
            bytes: number;
            /** Format: int64 */
            days: number;
            /** Format: int64 */
            ending_bytes: number;
            /** Format: int32 */
            ending_files: number;
            /** Format: int32 */
            files: number;
        };
        RetentionForm: {
            apply_to_existing?: boolean;
            archive?: boolean;
            /** Format: int32 */
            days?: number;
        };
        SampleForm: {
            /** Format: date-time */
            due_at?: string;
            format?: string;
            format_options?: unknown;
            report_params?: unknown;
            timezone?: string;
        };
        Schedule: {
            burst?: Burst;
            can_edit: boolean;
            catch_up: CatchUp;
            catch_up_window: string;
            circuit?: components["schemas"]["ScheduleCircuit"];
            condition?: Condition;
            /** Format: date-time */
            created_at: string;
            csv?: CsvOptions;
            /** Format: date-time */
            deleted_at?: string;
            description?: string;
            /** Format: uuid */
            id: string;
            is_active: boolean;
            last_execution?: components["schemas"]["ScheduleLastExecution"];
            /** Format: date-time */
            last_run_at?: string;
            /** Format: date-time */
            last_success_at?: string;
            name: string;
            /** Format: date-time */
            next_run_at?: string;
            output_format: string;
            output_formats: string[];
            owner: components["schemas"]["ScheduleOwner"];
            /** Format: date-time */
            paused_at?: string;
            pdf?: PdfOptions;
            recipients: components["schemas"]["ScheduleRecipient"][];
            report_params: ParameterValues;
            report_type: string;
            report_type_name: string;
            schedule: ScheduleJson;
            schedule_description: string;
            state: ScheduleState;
            store?: string;
            /** Format: int32 */
            timeout_minutes: number;
            timezone: string;
            upcoming_runs: string[];
            /** Format: date-time */
            updated_at: string;
            /** Format: int32 */
            version: number;
            warnings: components["schemas"]["ScheduleWarning"][];
            when_empty: WhenEmpty;
        };
        ScheduleCircuit: {
            /** Format: int32 */
            opens: number;
            /** Format: date-time */
            since: string;
            state: string;
            text: string;
            /** Format: date-time */
            until: string;
        };
        ScheduleForm: {
            burst?: components["schemas"]["ScheduleFormBurstForm"];
            catch_up?: CatchUp;
            catch_up_window?: string;
            condition?: Condition;
            csv?: CsvOptions;
            description?: string;
            name?: string;
            output_format?: string;
            output_formats?: string[];
            pdf?: PdfOptions;
            recipients?: components["schemas"]["ScheduleFormRecipientForm"][];
            report_params?: ParameterValues;
            report_type?: string;
            schedule?: ScheduleJson;
            store?: string;
            /** Format: int32 */
            timeout_minutes?: number;
            when_empty?: WhenEmpty;
        };
        ScheduleFormBurstForm: {
            split?: boolean;
            unmatched?: string;
        };
        ScheduleFormConditionForm: {
            aggregate?: string;
            column?: string;
            kind: string;
            operator?: string;
            value?: number;
            wait_until?: string;
        };
        ScheduleFormRecipientForm: {
            channel: string;
            destination: string;
            options?: {
                [key: string]: unknown;
            };
        };
        ScheduleLastExecution: {
            /** Format: date-time */
            completed_at?: string;
            error_message?: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            scheduled_for?: string;
            status: ExecutionStatus;
        };
        ScheduleList: {
            counts: ScheduleCounts;
            items: components["schemas"]["Schedule"][];
            /** Format: int32 */
            limit: number;
            /** Format: int32 */
            page: number;
            /** Format: int64 */
            total: number;
        };
        ScheduleOwner: {
            display_name: string;
            email: string;
            /** Format: uuid */
            id: string;
        };
        ScheduleRecipient: {
            channel: string;
            destination: string;
            display_name?: string;
            external: boolean;
            /** Format: uuid */
            id: string;
            options: Values;
            /** Format: uuid */
            user_id?: string;
        };
        ScheduleWarning: {
            field: string;
            message: string;
        };
        SharingShare: {
            /** Format: date-time */
            created_at: string;
            created_by?: string;
            /** Format: uuid */
            delivery_id?: string;
            /** Format: date-time */
            expires_at: string;
            file_name: string;
            format: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            last_used_at?: string;
            note?: string;
            one_time: boolean;
            /** Format: date-time */
            revoked_at?: string;
            shared_with?: string;
            state: string;
            url?: string;
            /** Format: int32 */
            uses: number;
        };
        SharingShareForm: {
            expires_in?: string;
            format?: string;
            key?: string;
            note?: string;
            one_time?: boolean;
        };
        SharingShares: {
            items: components["schemas"]["SharingShare"][];
        };
        Store: {
            name: string;
            usual: boolean;
        };
        Stores: {
            items: components["schemas"]["Store"][];
        };
        Usage: {
            by_report_type: components["schemas"]["UsageTypeCost"][];
            days: components["schemas"]["UsageDayUse"][];
            /** Format: date-time */
            from: string;
            organization: string;
            /** Format: date-time */
            to: string;
        };
        UsageDayUse: {
            /** Format: int64 */
            bytes: number;
            /** Format: date */
            day: string;
        };
        UsageTypeCost: {
            /** Format: int64 */
            byte_days: number;
            /** Format: int64 */
            bytes: number;
            /** Format: int64 */
            cpu_ms: number;
            /** Format: int64 */
            deliveries: number;
            /** Format: int32 */
            files: number;
            report_type: string;
            /** Format: int64 */
            runs: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    healthHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    metricsRead: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dashboardDashboard: {
        parameters: {
            query?: {
                range?: string;
                scope?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    adminScheduleList: {
        parameters: {
            query?: {
                q?: string;
                state?: string;
                report_type?: string;
                owner?: string;
                sort?: string;
                page?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleList"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dashboardStats: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DashboardStats"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    alertRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertRuleList"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    alertTest: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertSentTo"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    alertList: {
        parameters: {
            query?: {
                status?: string;
                rule?: string;
                severity?: string;
                page?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertPage"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    alertAcknowledge: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    alertMute: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlertMuteForm"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    alertUnmute: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auditList: {
        parameters: {
            query?: {
                user_id?: string;
                action?: string;
                object_id?: string;
                from?: string;
                to?: string;
                page?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    authLogin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthLoginForm"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthToken"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    authLogout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: {
                "__Host-punctual_refresh"?: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    authEnter: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthOrganizationForm"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthToken"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    authPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthPasswordForm"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthToken"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    authRefresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: {
                "__Host-punctual_refresh"?: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthToken"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deadLetterList: {
        parameters: {
            query?: {
                schedule_id?: string;
                from?: string;
                to?: string;
                error_category?: string;
                error_code?: string;
                status?: string;
                q?: string;
                page?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterList"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deadLetterDeleteAll: {
        parameters: {
            query?: {
                schedule_id?: string;
                from?: string;
                to?: string;
                error_category?: string;
                error_code?: string;
                status?: string;
                q?: string;
            };
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterAffected"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deadLetterRetryAll: {
        parameters: {
            query?: {
                schedule_id?: string;
                from?: string;
                to?: string;
                error_category?: string;
                error_code?: string;
                status?: string;
                q?: string;
            };
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterAffected"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deadLetterGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterWhole"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deadLetterDelete: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deadLetterReopen: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterItem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deadLetterResolve: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["DeadLetterResolveForm"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterItem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deadLetterRetry: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterAccepted"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    diskDisk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Disk"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    homeEvents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fileRootPreview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NamePreviewsForm"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NamePreviewsNames"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fileRootRoots: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileRootRoots"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fileRootEntries: {
        parameters: {
            query?: {
                path?: string;
                cursor?: string;
            };
            header?: never;
            path: {
                alias: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileRootEntries"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fileRootMake: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                alias: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FileRootFolderForm"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileRootFolder"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    homeHome: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Home"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sharingRevoke: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    meMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    nodeList: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NodeItems"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    nodeDrain: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NodeItem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    nodeResume: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NodeItem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    organizationProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationProfile"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    organizationChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganizationProfileForm"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationProfile"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    organizationLogo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    organizationWear: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/jpeg": string;
                "image/png": string;
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    organizationTakeOff: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retentionGet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Retention"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retentionPut: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetentionForm"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Retention"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retentionPreview: {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetentionEffect"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mePeople: {
        parameters: {
            query?: {
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MePersonPage"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    queueQueue: {
        parameters: {
            query?: {
                scope?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Queue"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    executionList: {
        parameters: {
            query?: {
                schedule_id?: string;
                status?: string;
                trigger?: string;
                error_category?: string;
                error_code?: string;
                from?: string;
                to?: string;
                q?: string;
                page?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionLinePage"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    executionGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionWhole"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    executionCancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionWhole"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadDownload: {
        parameters: {
            query?: {
                format?: string;
                key?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadLink: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["DownloadLinkForm"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DownloadLink"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    executionExtend: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExecutionExtendForm"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionWhole"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sharingList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharingShares"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sharingShare: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SharingShareForm"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharingShare"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    burstParts: {
        parameters: {
            query?: {
                q?: string;
                page?: number;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BurstPartPage"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    executionRedeliver: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ExecutionRedeliverForm"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionAffected"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    executionRunAgain: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionAccepted"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportTypeList: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportTypeList"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportTypeGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportType"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    burstPreview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["BurstPreviewForm"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BurstPreview"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportTypePreview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReportTypePreviewForm"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportTypePreview"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sampleSample: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SampleForm"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewPreview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewForm"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    scheduleList: {
        parameters: {
            query?: {
                q?: string;
                state?: string;
                report_type?: string;
                owner?: string;
                sort?: string;
                page?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleList"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    scheduleCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScheduleForm"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    scheduleGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    scheduleUpdate: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScheduleForm"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    scheduleDelete: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    scheduleChanges: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    scheduleCopy: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    scheduleCloseCircuit: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    executionOfSchedule: {
        parameters: {
            query?: {
                status?: string;
                page?: number;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionLinePage"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    executionOneOfSchedule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                execution: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionWhole"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    schedulePause: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    scheduleAddRecipient: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScheduleFormRecipientForm"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleRecipient"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    scheduleRemoveRecipient: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                recipient: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    scheduleRestore: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    scheduleResume: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    executionRun: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer and no second effect, for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ExecutionRunForm"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionAccepted"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    storeStores: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stores"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewZones: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewZones"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    usageUsage: {
        parameters: {
            query: {
                from: string;
                to: string;
                organization?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Usage"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    meUsers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeUserPage"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    linkOpen: {
        parameters: {
            query: {
                e: number;
                k?: string;
                s: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    linkTake: {
        parameters: {
            query: {
                e: number;
                k: string;
                s: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    linkFile: {
        parameters: {
            query: {
                e: number;
                k: string;
                s: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    healthLive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthAnswer"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    healthReady: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthAnswer"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
