"""The importer: the text of a plan as received becomes the files of plan/.

It goes one way: ``receive`` → ``lines`` → ``chrome`` → ``passages``, ``splits`` → ``front``, ``appendix`` →
``headings`` (the ranks) → ``body`` (``inserts``: ``columns``, ``grids``, ``tables``; ``blocks``) → ``outline`` →
``setting`` → ``files`` → ``balance`` → ``folder``; ``document`` joins the steps. Up to ``setting`` all texts are those
of the source.
It knows forms, such as ``（一）``, ``专栏1`` or ``Chapter 1``, and no plan's words.
"""
