"""A library of plans: many folders of plans, each published at its own address, and what they are found by.

    library.yml ──read──▶ Library ──make──▶ one finished site and card for each plan, kept beside the published library
                                    └──publish──▶ the sites, and around them list, search, indicators, feed, data

A plan is made exactly as it is made alone (`plansite.site.recipe`), in a process of its own, and only where its
content, the program or its settings changed. What is published is put together from finished sites and exchanged in
one step.
"""
