export declare const dock: {
    initial: string;
    states: {
        away: {
            on: {
                'dock.attached': {
                    target: string;
                    actions: "endAnnouncement";
                };
            };
        };
        docked: {
            always: {
                guard: "mayOffload";
                target: string;
            };
            on: {
                'dock.detached': {
                    readonly target: 'away';
                    readonly actions: 'forgetProblem';
                };
            };
        };
        offloading: {
            invoke: {
                id: "offload";
                src: "offload";
                onError: {
                    target: string;
                    actions: ("noteProblem" | {
                        readonly type: 'perceive';
                        readonly params: "offload.failed";
                    })[];
                };
            };
            on: {
                'offload.done': {
                    target: string;
                    actions: ("forgetProblem" | {
                        readonly type: 'perceive';
                        readonly params: "offloaded";
                    })[];
                };
                'offload.failed': ({
                    guard: "newProblem";
                    target: string;
                    actions: ("noteProblem" | {
                        readonly type: 'perceive';
                        readonly params: "offload.failed";
                    })[];
                } | {
                    guard?: never;
                    actions?: never;
                    target: string;
                })[];
                'dock.detached': {
                    readonly target: 'away';
                    readonly actions: 'forgetProblem';
                };
            };
        };
        offloaded: {
            on: {
                'dock.detached': {
                    readonly target: 'away';
                    readonly actions: 'forgetProblem';
                };
            };
            after: {
                offloadAgain: string;
            };
        };
        offloadFailed: {
            on: {
                'dock.detached': {
                    readonly target: 'away';
                    readonly actions: 'forgetProblem';
                };
            };
            after: {
                offloadRetry: string;
            };
        };
    };
};
