"""The importer: the text of a plan as received becomes the files of plan/.

It goes one way: ``lines`` → ``chrome`` → ``passages`` → ``front``, ``body`` (``columns``, ``tables``,
``blocks``) → ``outline`` → ``files`` → ``balance`` → ``folder``; ``document`` joins the steps.
It knows forms, such as ``（一）`` or ``专栏1``, and no plan's words.
"""
