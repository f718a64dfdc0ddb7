INSERT INTO [Artist] VALUES (1, 'AC/DC');
INSERT INTO [Artist] VALUES (2, 'Accept');
INSERT INTO [Artist] VALUES (3, 'Aerosmith');
INSERT INTO [Artist] VALUES (6, 'Antônio Carlos Jobim');
INSERT INTO [Artist] VALUES (20, 'Cláudio Zoli');
INSERT INTO [Artist] VALUES (92, 'Jamiroquai');
INSERT INTO [Artist] VALUES (149, 'Lost');
